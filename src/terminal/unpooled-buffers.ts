/**
 * The grapheme table of `@xterm/addon-unicode-graphemes` is unpacked while it is imported, with
 * `new DataView(buffer.buffer)`: right only for a buffer that does not share Node's pool. When it does (by chance, since
 * the pool grew to 64 KB in Node 24), the table is empty and every emoji one cell wide, or the import throws "Data
 * error". Imported before the addon, this keeps buffers out of the pool until `poolBuffersAgain`.
 */
const usualPoolSize = Buffer.poolSize;
Buffer.poolSize = 0;

export function poolBuffersAgain(): void {
  Buffer.poolSize = usualPoolSize;
}
