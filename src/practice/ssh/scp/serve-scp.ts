import type { GuestFiles } from '../../guest-files.ts';
import { ByteReader } from '../byte-reader.ts';
import type { ChannelStreams } from '../channel-streams.ts';
import { expandPath } from './expand-path.ts';
import type { ScpTransfer } from './parse-scp.ts';
import { receive } from './receive.ts';
import { ScpWire } from './scp-wire.ts';
import { send } from './send.ts';

/** Serves one transfer of the old scp protocol and returns its exit code. */
export async function serveScp(
  transfer: ScpTransfer,
  { input, output }: Pick<ChannelStreams, 'input' | 'output'>,
  files: GuestFiles,
): Promise<number> {
  const wire = new ScpWire(new ByteReader(input), output);
  const paths: string[] = [];
  for (const word of transfer.paths) paths.push(...(await expandPath(word, files)));
  if (transfer.side === 'source') await send(paths, transfer, wire, files);
  else await receive(paths, transfer, wire, files);
  return wire.hadTrouble ? 1 : 0;
}
