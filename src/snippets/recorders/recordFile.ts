/**
 * What every recorder's class has in common: how it keeps its file. It needs json, logging, math and os; `path`, `numbers`,
 * `limit` and `seed` as the user gave them; and `step`, `failed` and `skipped`.
 *
 * The file has no buffer, so a script that is killed leaves at most the line that it was writing.
 */
export const recordFileMethods = String.raw`
    def _try(self, action, *arguments):
        """What goes wrong while recording must not stop the training: it is said once."""
        if self.failed:
            return
        try:
            action(*arguments)
        except Exception as error:
            self.failed = True
            # A logger raises nothing, not even where nobody can read what it says.
            logger = logging.getLogger("TrainingRecorder")
            logger.warning("Nothing more is recorded in %s: %r", self.path, error)

    def _open(self, shapes):
        """Begins the file, or goes on behind its last whole line."""
        self.path = os.path.abspath(self.path)
        header = {"record": "optimizer-lab", "version": 1, "parameters": shapes, "every": 1}
        self.projected = sum(math.prod(shape) for shape in shapes.values()) > self.numbers
        if self.projected:
            header["projected"] = {"to": self.numbers, "seed": self.seed}
        self.header, self.size, last = header, 0, None
        self.file = open(self.path, "ab+", buffering=0)
        with open(self.path, "rb") as lines:
            first = lines.readline()
            if not self._line(header).startswith(first) or first.endswith(b"\n"):
                self.header = json.loads(first)
                if {**self.header, "every": 1} != header:
                    raise ValueError("the file is not a record of this training")
                self.size = len(first)
            for line in lines:
                if line.endswith(b"\n"):
                    self.size, last = self.size + len(line), line
        self.file.truncate(self.size)
        if self.size == 0:
            self._append(self._line(self.header))
        if last:
            self.step = json.loads(last)["step"] + 1

    def _line(self, content):
        return json.dumps(content).encode() + b"\n"

    def _append(self, line):
        self.file.write(line)
        self.size += len(line)

    def _is_due(self):
        return self.step % self.header["every"] == 0

    def _record(self, loss, lr, theta):
        """Writes the line of a step; without theta it is skipped, unless it is the last."""
        row = {"step": self.step, "loss": loss, "lr": lr}
        self.step, self.skipped = self.step + 1, row
        if theta is None:
            return
        numbers = [float(f"{number:.9g}") for number in theta]
        line = self._line({**row, "loss": float(loss), "lr": float(lr), "theta": numbers})
        if self.size + len(line) > self.limit:
            self._thin()
        if self.size + len(line) <= self.limit and row["step"] % self.header["every"] == 0:
            self._append(line)
            self.skipped = None

    def _thin(self):
        """Keeps every second line. The file is replaced at once: nobody reads half of it."""
        self.header["every"] *= 2
        self.file.close()
        with open(self.path, "rb") as lines, open(f"{self.path}.new", "wb") as kept:
            lines.readline()
            kept.write(self._line(self.header))
            for line in lines:
                if json.loads(line)["step"] % self.header["every"] == 0:
                    kept.write(line)
        os.replace(f"{self.path}.new", self.path)
        self.file = open(self.path, "ab", buffering=0)
        self.size = os.path.getsize(self.path)

    def _close(self):
        if self.skipped:
            loss, lr = float(self.skipped["loss"]), float(self.skipped["lr"])
            self._append(self._line({**self.skipped, "loss": loss, "lr": lr}))
            self.skipped = None
        self.file.close()
`;
