/** Chinese numerals in use, without the financial ones (壹贰叁). */
export const CHINESE_NUMERALS = '〇零一二两三四五六七八九十百千万亿';

/** Counting words, one character each, that any Chinese text may use beside the units of a dataset. */
export const CLASSIFIERS =
  '个名户人位村县市乡镇所家套项座条件台辆头只株棵亩年月日天周次倍成批期类种级层处间张块吨斤里公里米元角岁户组届轮番大点步';
