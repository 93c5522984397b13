import type { FrameView } from '../../briefing/view.ts';
import type { PlannedDocument } from '../../output/plan.ts';
import { besidePassage, separated, type Passage, type Run } from './passage.ts';

/** A red word before the issue of a draft or a correction. */
function marked(frame: FrameView): readonly Run[] {
  return frame.mark.length === 0 ? [] : [...separated([frame.mark], ''), { text: ' · ' }];
}

/** What stands at the head and the foot of a page; nothing on a volume's cover. */
export function framePassages(frame: FrameView, type: PlannedDocument['type'], page: number, pages: number): readonly Passage[] {
  if (type === 'volume' && page === 1) return [];
  const right = type === 'briefing' && page > 1 ? frame.subject : frame.issue;
  const head = [...separated([frame.series], ''), ...marked(frame), ...separated([right], ' · '), ...separated([frame.date], ' · ')];
  const foot = [...separated([frame.foot], ''), ...separated([frame.version], ' ')];
  return [
    { kind: 'text', runs: head },
    { kind: 'text', runs: [...foot, { text: `${page} / ${pages}`, numbers: 'page' }] },
  ];
}

/** The lines of a volume's cover above and below its title. */
export function coverPassages(frame: FrameView): { readonly above: readonly Passage[]; readonly below: readonly Passage[] } {
  const dated: Passage = { kind: 'text', runs: separated([frame.issue, frame.date], ' · ') };
  return {
    above: [besidePassage(frame.series), ...(frame.mark.length === 0 ? [] : [besidePassage(frame.mark)])],
    below: [dated],
  };
}
