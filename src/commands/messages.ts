import type { Language, Localized } from '../language.ts';

const MESSAGES = {
  checked: { zh: '{regions}个地区、{figures}个数据，未发现错误', en: '{regions} regions and {figures} figures checked, no errors' },
  rate: { zh: '每秒 {rate} 份', en: '{rate}/s' },
  slowest: { zh: '最慢 {seconds} 秒：{name}', en: 'slowest {seconds} s: {name}' },
  left: { zh: '还需 {seconds} 秒', en: '{seconds} s left' },
  wrote: { zh: '已写入', en: 'wrote' },
  unchanged: { zh: '未变', en: 'unchanged' },
  failed: { zh: '失败', en: 'failed' },
  face: { zh: '字体', en: 'face' },
  family: { zh: '字族', en: 'family' },
  weight: { zh: '字重', en: 'weight' },
  origin: { zh: '来源', en: 'origin' },
  characters: { zh: '字符数', en: 'characters' },
  size: { zh: '大小', en: 'size' },
  file: { zh: '文件', en: 'file' },
  datasets: { zh: '{folder} 中的数据集：', en: 'datasets in {folder}:' },
  editions: { zh: '版本：', en: 'editions:' },
  documents: { zh: '{count} 份文档：', en: '{count} documents:' },
  pages: { zh: '页', en: 'pages' },
  sheets: { zh: '表', en: 'sheets' },
  total: {
    zh: '生成 {rendered} 份，未变 {skipped} 份，共 {documents} 份文档、{pages} 页、{sheets} 张表，{size}，用时 {seconds} 秒，输出目录 {folder}',
    en: '{rendered} rendered, {skipped} up to date: {documents} documents, {pages} pages, {sheets} sheets, {size}, {seconds} s, in {folder}',
  },
  current: { zh: '{documents} 份文档都是最新的', en: '{documents} documents are up to date' },
  stale: { zh: '{files} 个文件与生成的结果不符', en: 'files that are not what a build would leave: {files}' },
  opened: { zh: '发布前重新打开核对 {opened} 份', en: 'opened again and checked before they were published: {opened}' },
  nothing: { zh: '没有符合条件的文档', en: 'no document fits that choice' },
  busy: {
    zh: '另一个生成任务（进程 {pid}，主机 {host}）正在使用该目录；等它结束，或确认它已不在后删除 {lock}',
    en: 'another build (process {pid} on {host}) is at work in this folder; wait for it, or delete {lock} once you are sure that it is gone',
  },
  unreadable: { zh: '无法读取 {path}：{reason}', en: 'cannot read {path}: {reason}' },
  unwritable: { zh: '无法写入 {path}：{reason}', en: 'cannot write {path}: {reason}' },
  'unknown-region': { zh: '数据集中没有地区“{name}”；可选：{known}', en: 'the dataset has no region "{name}"; it has: {known}' },
  'unknown-edition': { zh: '数据集没有版本“{name}”；可选：{known}', en: 'the dataset has no edition "{name}"; it has: {known}' },
  traced: { zh: '{figures} 个数据中有 {equal} 个在 {source} 中找到且一致', en: '{equal} of {figures} figures found and equal in {source}' },
  coverage: {
    zh: '{source} 中的数字 {numbers} 处：有对应数据 {claimed}，按规则不计 {byRule}，按数据集不计 {byDataset}，没有着落 {unclaimed}',
    en: 'numbers in {source}: {numbers}, of them {claimed} claimed, {byRule} left out by rule, {byDataset} by the dataset, {unclaimed} unclaimed',
  },
  unchecked: {
    zh: '{count} 个数据未与来源核对：来源文本不在手边（--sources 指明文件夹）',
    en: 'figures not checked against their sources: {count}; the texts are not at hand (name their folder with --sources)',
  },
  verified: {
    zh: '重新打开 {documents} 份文档，核对 {figures} 个数据和 {derivations} 个推算数据的 {places} 处，用时 {seconds} 秒',
    en: '{documents} documents, {figures} figures, {derivations} derived figures, {places} places checked, {seconds} s',
  },
  source: { zh: '来源', en: 'source' },
  row: { zh: '数据', en: 'data' },
  'in-paragraph': { zh: '{source} 第{paragraph}段', en: '{source}, paragraph {paragraph}' },
  'printed-in': { zh: '见于：', en: 'printed in:' },
  'page-at': { zh: '第{page}页（{left}，{top}）', en: 'page {page} ({left}, {top})' },
  'row-number': { zh: '第{row}行', en: 'row {row}' },
  'figure-number': { zh: '序号 {number}', en: 'No. {number}' },
  'unknown-figure': { zh: '数据集中没有“{id}”这个数据', en: 'the dataset has no figure "{id}"' },
  'unknown-figure-near': {
    zh: '数据集中没有“{id}”这个数据；是否想写 {meant}？',
    en: 'the dataset has no figure "{id}"; did you mean {meant}?',
  },
  'too-many-regions': {
    zh: '代码表中最低一级的地区只有 {most} 个',
    en: 'the code lists have only {most} regions of the lowest levels',
  },
  'dataset-there': { zh: '{folder} 里已有数据集', en: 'there is a dataset in {folder} already' },
  'file-there': { zh: '已有 {file}；可能已经填过，不作覆盖', en: '{file} is there already and may be filled in; it is not overwritten' },
  'bad-dataset-id': { zh: '“{id}”不能作数据集的编号：{form}', en: '"{id}" is no id for a dataset: {form}' },
  'no-date': { zh: '用 --date 给出日期，或让文件夹名以日期结尾', en: 'give a date with --date, or end the name of the folder in one' },
  'unknown-code': { zh: '代码表中没有地区“{code}”', en: 'the code lists have no region "{code}"' },
  'no-file': { zh: '没有文件 {file}', en: 'there is no file {file}' },
  'file-too-large': { zh: '文件 {file} 太大：{size}，最多 {most}', en: 'the file {file} is too large: {size}, at most {most}' },
  'nothing-to-import': { zh: '与数据集一致，没有可导入的改动', en: 'nothing to import: the dataset has all of it' },
  imported: { zh: '已写入 {files}', en: 'wrote {files}' },
  'import-asks': { zh: '尚未写入；加 --yes 写入', en: 'nothing is written yet; add --yes to write' },
  'changed-meanwhile': { zh: '{path} 刚才被改动，没有写入', en: '{path} has just been changed by somebody else; nothing is written to it' },
  changes: { zh: '{count} 处改动', en: 'changes: {count}' },
  empty: { zh: '（空）', en: '(empty)' },
  added: { zh: '新增', en: 'new' },
  removed: { zh: '删除', en: 'removed' },
  'no-folder': { zh: '没有文件夹 {folder}', en: 'there is no folder {folder}' },
  'bad-epoch': {
    zh: 'SOURCE_DATE_EPOCH 应为 1970 年以来的整秒数，实为“{value}”',
    en: 'SOURCE_DATE_EPOCH must be whole seconds since 1970, found "{value}"',
  },
  'no-dataset': {
    zh: '没有指定数据集，package.json 的 jianbao.dataset 也没有给出',
    en: 'no dataset named, and no jianbao.dataset in package.json',
  },
} as const satisfies Record<string, Localized>;

/** What the system's words for trouble with files mean to people. */
const REASONS: Readonly<Record<string, Localized>> = {
  EACCES: { zh: '没有权限', en: 'you may not' },
  EPERM: { zh: '没有权限', en: 'you may not' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已满', en: 'your share of the disk is full' },
  ENOENT: { zh: '不存在', en: 'there is no such file or folder' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' },
  EISDIR: { zh: '已有同名的文件夹', en: 'there is a folder of that name' },
  EEXIST: { zh: '已有同名的文件', en: 'there is a file of that name' },
  ENAMETOOLONG: { zh: '名称太长', en: 'the name is too long' },
  ELOOP: { zh: '链接绕成了圈', en: 'the links lead in a circle' },
};

/** The system's word (`ENOSPC`) in the reader's language, with the word itself; the word alone where it is a rare one. */
export function reasonOf(code: string, language: Language): string {
  const reason = REASONS[code]?.[language];
  if (reason === undefined) return code;
  return language === 'zh' ? `${reason}（${code}）` : `${reason} (${code})`;
}

/** Name of a sentence that the commands say. */
export type MessageName = keyof typeof MESSAGES;

/** A sentence in the reader's language with its `{fields}` filled in. */
export function say(language: Language, name: MessageName, fields: Readonly<Record<string, string | number>> = {}): string {
  return MESSAGES[name][language].replace(/\{(\w+)\}/g, (whole, field: string) => String(fields[field] ?? whole));
}
