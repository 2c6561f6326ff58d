/** Numbers that become more: memory doubles, so that adding one takes the same time whatever there is. */
export class GrowingColumn {
  private memory = new Float64Array(256);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.memory.length) {
      const larger = new Float64Array(2 * this.used);
      larger.set(this.memory);
      this.memory = larger;
    }
    this.memory[this.used++] = value;
  }

  /** Takes back all behind the first `length`. */
  cut(length: number): void {
    this.used = Math.min(this.used, length);
  }

  at(index: number): number {
    return this.memory[index];
  }

  /** What there is, in place: the next number may be written into it. */
  get values(): Float64Array {
    return this.memory.subarray(0, this.used);
  }
}
