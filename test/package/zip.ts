// Reads the list of files at the end of a zip archive (APPNOTE.TXT 4.3.12: the central directory).

export interface ZipEntry {
  readonly name: string;
  /** Uncompressed, in bytes. */
  readonly size: number;
}

export function listZip(archive: Buffer): ZipEntry[] {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    );
    const entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      size: archive.readUInt32LE(at + 24),
    };
    at += 46 + nameLength + extraLength + commentLength;
    return entry;
  });
}
