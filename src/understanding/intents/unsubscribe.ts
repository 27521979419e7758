// No reminders any more.
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import { has, isAside, isEveryday, pointsBack, type Reading, residue } from '../reading.ts'
import { targetOf, withoutGroup } from './subscribe.ts'

export const unsubscribe: IntentReader = {
  name: 'unsubscribe',
  examples: [
    'thôi đừng nhắc nữa bot',
    'hủy theo dõi nhiệm vụ 12',
    'tắt nhắc việc của Sở Y tế',
    'bỏ nhận thông báo cho nhóm này',
  ],
  read(r) {
    if (!has(r, 'UNSUBSCRIBE') || has(r, 'HELP', 'WHO', 'WHICH', 'WHEN', 'HOW_MANY', 'HOW') || isEveryday(r) || r.asks)
      return null
    if (isAside(r)) return null
    // Until when: that is a pause.
    if (r.dates.length && has(r, 'SNOOZE', 'UNSUBSCRIBE') && !has(r, 'TASK')) return null
    if (!isAboutReminders(r) || / (chuyen|ong|ba|no|toi ten|ten)( |$)/.test(r.keys)) return null
    const target = targetOf(r)
    const certain = target !== null && /(^| )nhac( |$)/.test(r.keys)
    if (residue(r).length > (certain ? 3 : r.addressed || r.tasks.length ? 2 : 0)) return null
    const slots = { ...bodySlots(withoutGroup(r)), ...taskSlots(r), ...documentSlots(r), ...(target ? { target } : {}) }
    return { slots, ...(pointsBack(r) && !r.tasks.length && !target ? { leans: true } : {}) }
  },
}
/** «tắt», «đừng báo» alone may be about a lamp: reminders, a task or the bot must be named. */
function isAboutReminders(r: Reading): boolean {
  return /nhac|theo doi|thong bao|dang ky|ban tin|canh bao|mute|unsubscribe|unfollow/.test(r.keys) || r.addressed
}
