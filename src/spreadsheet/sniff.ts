import { decodes } from '../diagnostic/encoding.ts';
import type { Localized } from '../language.ts';
import { SAVE_AGAIN, type Refuse } from './refusal.ts';

const ZIP = [0x50, 0x4b];
/** Compound File Binary: what Excel wrote up to 2003, and what a workbook with a password is wrapped in. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const WRAPPED = Buffer.from('EncryptedPackage', 'utf16le');
/** Bytes that are looked at to tell a text. */
const SAMPLE = 4_096;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Refuses a file that is no zip archive, by what it is instead: people rename files, and some systems give pages the ending .xls. */
export function sniff(bytes: Uint8Array, refuse: Refuse): void {
  if (startsWith(bytes, ZIP)) return;
  const say = (code: string, message: Localized, fix: Localized): never => refuse(code, message, { fix });
  if (bytes.length === 0)
    say('empty-file', { zh: '文件是空的', en: 'the file is empty' }, { zh: '重新取得该文件', en: 'get the file again' });
  if (startsWith(bytes, COMPOUND)) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(WRAPPED))
      say(
        'encrypted-workbook',
        { zh: '工作簿有密码', en: 'the workbook is protected by a password' },
        { zh: '在 Excel 中去掉密码后再保存', en: 'take the password off in Excel and save it' },
      );
    say('old-workbook', { zh: '这是旧格式（.xls）', en: 'this is a file of the old format (.xls)' }, SAVE_AGAIN);
  }
  const head = bytes.subarray(0, SAMPLE);
  const text = decodes('utf-8', head, true) ?? decodes('gb18030', head, true);
  if (text !== undefined && /^\ufeff?\s*<(?:!doctype|html|\?xml|table|meta)/i.test(text))
    say('other-format', { zh: '这是网页或 XML，不是工作簿', en: 'this is a web page or XML, not a workbook' }, SAVE_AGAIN);
  // oxlint-disable-next-line no-control-regex
  if (text !== undefined && !/[\u0000-\u0008\u000e-\u001f]/.test(text))
    say(
      'text-not-workbook',
      { zh: '这是文本，不是工作簿', en: 'this is a text, not a workbook' },
      { zh: '如果是 CSV，把文件名改成以 .csv 结尾', en: 'if it is CSV, give its name the ending .csv' },
    );
  say('no-workbook', { zh: '这不是工作簿', en: 'this is no workbook' }, SAVE_AGAIN);
}
