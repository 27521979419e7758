// /kenh [tatca | BODY]: for each body whether anything reaches it, since when nothing does, or that nothing ever did.
import { isOf } from '../../domain/access.ts'
import type { Body } from '../../domain/agency.ts'
import { reply } from '../../domain/reply.ts'
import { climbersOf } from '../../reminders/climbers.ts'
import { peopleOf, withLadderChats } from '../../reminders/ladder-chats.ts'
import { fold } from '../../text/fold.ts'
import { REFUSED } from '../../wording/access.ts'
import { REACH_IN_PRIVATE, sayClimbers, sayReach } from '../../wording/reach.ts'
import { bodiesConcerned, reachOf } from '../access.ts'
import { placesNow } from '../current-office.ts'
import { untiedBodies } from '../untied.ts'
import type { Word } from './word-turn.ts'

export const showReach: Word = async ({ said, asker, office, rest, storage, now }) => {
  if (said.isGroup) return { reply: reply(REACH_IN_PRIVATE) }
  const { register } = office.bot
  const { directory } = register
  const provinces = directory.provinces.filter((p) => asker.member && isOf(asker.member, p, directory))
  if (!provinces.length) return { reply: reply(REFUSED) }
  const isAll = /^(tat ?ca|het)$/.test(fold(rest))
  const named = rest && !isAll ? provinces.flatMap((p) => bodyNamed(p)) : null
  function bodyNamed(province: string): readonly Body[] {
    const to = directory.addressee(rest, province)
    return to.kind === 'body' && directory.hasBody({ province, name: to.name }) ? [{ province, name: to.name }] : []
  }
  if (named && !named.length) return { reply: reply(REFUSED) }
  const places = withLadderChats(placesNow(office, now), office.members, office.chats)
  const heard = [...office.chats, ...places]
  const people = peopleOf(office.members)
  const untied = await untiedBodies(storage)
  const parts = provinces.flatMap((province) => {
    const bodies = named?.filter((b) => b.province === province) ?? bodiesConcerned(register, province, office.chats)
    if (named && !bodies.length) return []
    const rows = reachOf(bodies, office.chats, office.members, untied)
    const climbers = climbersOf(register, province, { chats: heard, people, now })
    return [...sayReach(province, rows, isAll || named !== null), ...(named ? [] : sayClimbers(province, climbers))]
  })
  return { reply: reply(parts) }
}
