/**
 * Whether bytes that are not UTF-8 are likely GB 18030. A Chinese file in UTF-8 with one broken byte would often pass as
 * GB 18030, as nonsense; in a real GB 18030 file nearly every character is broken UTF-8, so the broken ones are counted
 * against the whole ones.
 */
export function looksLikeGb18030(bytes: Uint8Array): boolean {
  let broken = 0;
  let whole = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') broken++;
    else if (character > '\u07ff') whole++;
  }
  return broken > whole;
}
