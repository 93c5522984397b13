/** Longest list of arguments that a call is given. */
const MOST = 4096;

/** Text put together of very short pieces. Adding string to string would leave an object behind for each character. */
export class JoinedText {
  private readonly codes: number[] = [];

  add(piece: string): void {
    for (let at = 0; at < piece.length; at += 1) this.codes.push(piece.charCodeAt(at));
  }

  /** Everything added since the last time. */
  take(): string {
    let text = '';
    for (let at = 0; at < this.codes.length; at += MOST) text += String.fromCharCode(...this.codes.slice(at, at + MOST));
    this.codes.length = 0;
    return text;
  }
}
