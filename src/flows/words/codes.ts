// /start CODE, /ghep CODE: a code is used. /ma BODY: the office makes one.

import { isOf } from '../../domain/access.ts'
import { dayOf, timeOf, writeDay } from '../../domain/calendar.ts'
import type { Member } from '../../domain/chat.ts'
import { addressKey } from '../../domain/message.ts'
import { CODE_LIVES_MS, readCode } from '../../domain/one-time-code.ts'
import { type Reply, reply } from '../../domain/reply.ts'
import type { Changes } from '../../ports.ts'
import { fold } from '../../text/fold.ts'
import {
  CODE_HOW,
  CODE_IN_PRIVATE,
  CODE_IS_PERSONAL,
  CODE_SHOWN,
  CODE_TOO_OFTEN,
  CODE_WRONG,
  CODES_SHUT_TODAY,
  NO_GROUPS_HERE,
  REFUSED,
  sayBound,
  sayCode,
  sayCodeShown,
  sayCodesShut,
  sayCodeUsed,
  sayGranted,
  sayGroupLink,
  sayLastSecretariat,
  sayOtherProvince,
  sayReplacing,
  sayRoleLink,
  sayRoleName,
  WHICH_BODY,
  WHICH_PROVINCE,
} from '../../wording/access.ts'
import { type CodeRow, sayCodesReady, sayCodesUntil, sayCodeTable } from '../../wording/code-table.ts'
import { NO_FILES } from '../../wording/task-table.ts'
import { bindChat, memberOf, reachOf } from '../access.ts'
import { type CodeUse, type Grant, makeCode, makeCodes, TRIES, tryCode } from '../codes.ts'
import { placesNow } from '../current-office.ts'
import { nameFile, offered } from '../files.ts'
import { withLateHandouts } from '../late-handout.ts'
import { roleChanges } from '../leaving.ts'
import { isAllBodies, provincesOf, readGrant } from './code-grants.ts'
import { asking, noticesTo, type Word, type WordOutcome, type WordTurn } from './word-turn.ts'

export const useCode: Word = async (turn) => {
  const { said, storage, now, first, rest } = turn
  if (!rest) return { reply: reply(CODE_HOW) }
  const { channel, user } = said
  if (said.isGroup && !turn.can.groups) return { reply: reply(NO_GROUPS_HERE) }
  const given = readCode(rest)
  // A link's form is for Telegram's own links alone.
  const isTyped = given?.form === 'typed' || channel === 'telegram'
  const used = await tryCode(storage, { given: isTyped ? given : null, text: rest, channel, user, now, first })
  if (used.kind === 'too-often') return tooOften(turn, used)
  if (used.kind === 'wrong') return { reply: reply(CODE_WRONG), changes: used.changes }
  const doubt = said.isGroup ? null : replacing(turn, used.grant)
  if (doubt) return doubt
  if (said.isGroup && !tiesGroups(used.grant)) return shownToGroup(turn, used)
  const got = said.isGroup ? bindGroup(turn, used.grant) : await givesRole(turn, used.grant)
  // A code that could do nothing here is not used up.
  if (!got.changes) return { reply: got.reply }
  const place = placeOf(used.grant)
  const notices = noticesTo(turn.office, used.grant.province, {
    key: `code:${said.key}`,
    text: sayCodeUsed(place, said, sayRoleName(used.grant)),
    now,
  })
  const { bot, chats, members } = turn.office
  const tied = { register: bot.register, chats, members, now, quiet: turn.manners.quiet }
  const changes = await withLateHandouts(storage, got.changes, tied)
  return {
    reply: got.reply,
    changes: { ...used.changes, ...changes, queue: [...(changes.queue ?? []), ...notices] },
  }
}

// The day's limit shuts out people with a right code too: the office hears of it, once.
function tooOften(
  { office, said, now }: WordTurn,
  { limit, changes }: Extract<CodeUse, { kind: 'too-often' }>,
): WordOutcome {
  if (limit === 'sender') return { reply: reply(CODE_TOO_OFTEN), changes }
  const key = `codes-shut:${said.channel}:${dayOf(now)}`
  const queue = noticesTo(office, null, { key, text: sayCodesShut(said.channel, TRIES.botDay), now })
  return { reply: reply(CODES_SHUT_TODAY), changes: { ...changes, queue } }
}

/** A body's own code ties a group as well; one of a leader, a deputy, the staff or the office makes a person alone. */
const tiesGroups = ({ role, deputy, body }: Grant): boolean => role === 'focal' && !deputy && body !== null

// A whole group has read what was meant for one person: where the office can give another, this one is over.
function shownToGroup(
  { office, said, now }: WordTurn,
  { grant, changes }: Extract<CodeUse, { kind: 'granted' }>,
): WordOutcome {
  const { directory } = office.bot.register
  const mayGive = (m: Member) =>
    m.role === 'secretariat' && (grant.province === null || isOf(m, grant.province, directory))
  if (!office.members.some(mayGive)) return { reply: reply(CODE_IS_PERSONAL) }
  const text = sayCodeShown(placeOf(grant), said, sayRoleName(grant))
  const notices = noticesTo(office, grant.province, { key: `code:${said.key}`, text, now })
  return { reply: reply(CODE_SHOWN), changes: { ...changes, queue: notices } }
}

type Got = { readonly reply: Reply; readonly changes?: Partial<Changes> }
function bindGroup({ said, office, now }: WordTurn, grant: Grant): Got {
  if (grant.body === null || grant.province === null) return { reply: reply(CODE_WRONG) }
  const to = { channel: said.channel, chat: said.chat, thread: said.thread }
  const bound = bindChat(office.chats, to, { province: grant.province, name: grant.body }, now)
  if (bound.kind === 'other-province') return { reply: reply(sayOtherProvince(bound.province)) }
  const chats = [...office.chats.filter((c) => addressKey(c.to) !== addressKey(to)), bound.chat]
  const isFirst = placesNow({ ...office, chats }, now).some((c) => addressKey(c.to) === addressKey(to))
  const said_ = reply(sayBound(bound.chat, !isFirst))
  return bound.kind === 'already' ? { reply: said_ } : { reply: said_, changes: bound.changes }
}

/** Who has a role already is asked before another takes its place; the last who may give codes keeps it. Nothing is used up by that. */
function replacing({ said, office, rest, isConfirmed }: WordTurn, grant: Grant): WordOutcome | null {
  const before = office.members.find((m) => m.channel === said.channel && m.user === said.user)
  if (!before || isSameRole(before, grant)) return null
  if (isLastSecretariat(before, grant, office)) return { reply: reply(sayLastSecretariat(tiesGroups(grant))) }
  const was = before.role === 'guest' || isConfirmed
  return was ? null : asking(sayReplacing(sayRole(before), sayRole(grant)), `/ghep ${rest}`)
}
const isSameRole = (a: Grant | Member, b: Grant) =>
  a.role === b.role && a.province === b.province && a.body === b.body && (a.deputy ?? false) === b.deputy
const sayRole = (of: Grant | Member) => `${sayRoleName(of)} của ${placeOf(of)}`
function isLastSecretariat(before: Member, grant: Grant, { members, bot }: WordTurn['office']): boolean {
  if (before.role !== 'secretariat') return false
  const { directory } = bot.register
  const isHeld = (province: string, { role, province: own }: Grant | Member) =>
    role === 'secretariat' && (own === null || own === province)
  const others = members.filter((m) => m !== before)
  return directory.provinces.some((p) => isHeld(p, before) && !isHeld(p, grant) && !others.some((m) => isHeld(p, m)))
}

const NAME_MAX = 60
// The private chat follows the role: one person has one, the last that was given.
async function givesRole({ said, office, storage, now }: WordTurn, grant: Grant): Promise<Got> {
  const person = memberOf(grant, { channel: said.channel, user: said.user })
  const after = said.name === null ? person : { ...person, name: said.name.slice(0, NAME_MAX) }
  const before = office.members.find((m) => m.channel === said.channel && m.user === said.user) ?? null
  const to = { channel: said.channel, chat: said.chat, thread: null }
  const changes = await roleChanges(storage, { chats: office.chats, to, before, after, isHere: true, now })
  return { reply: reply(sayGranted(sayRoleName(grant), placeOf(grant))), changes }
}

export const giveCode: Word = async (turn) => {
  const { said, office, storage, now, rest, botName } = turn
  if (said.isGroup) return { reply: reply(CODE_IN_PRIVATE) }
  const { directory } = office.bot.register
  const provinces = provincesOf(turn)
  if (!provinces.length) return { reply: reply(REFUSED) }
  if (isAllBodies(rest)) return giveAllCodes(turn, provinces)
  const read = readGrant(rest, provinces, directory)
  if (read.kind !== 'grant') {
    const choices = read.names.map((name) => ({ label: name, says: `/ma ${name}` }))
    return { reply: reply(WHICH_BODY, choices) }
  }
  const { grant } = read
  const made = await makeCode(storage, grant, now)
  const links =
    said.channel === 'telegram' && botName
      ? [
          sayRoleLink(`https://t.me/${botName}?start=${made.link}`),
          ...(tiesGroups(grant) ? [sayGroupLink(`https://t.me/${botName}?startgroup=${made.link}`)] : []),
        ]
      : []
  const whose = { role: sayRoleName(grant), isPersonal: !tiesGroups(grant) }
  return { reply: reply(sayCode(placeOf(grant), made.written, links, whose)), changes: made.changes }
}

// A code for each body of a province in one workbook, those that nothing reaches first.
async function giveAllCodes(
  { said, office, storage, now, rest, botName, files }: WordTurn,
  provinces: readonly string[],
): Promise<WordOutcome> {
  const place = rest.split('@')[1]?.trim()
  const [province, second] = place === undefined ? provinces : provinces.filter((p) => fold(p) === fold(place))
  if (!province || second) {
    const choices = provinces.map((p) => ({ label: p, says: `/ma tatca@${p}` }))
    return { reply: reply(WHICH_PROVINCE, choices) }
  }
  if (!files) return { reply: reply(NO_FILES) }
  const { bodies } = office.bot.register.directory
  const reached = reachOf(bodies(province), office.chats, office.members)
  const grants = reached.map(({ body }): Grant => ({ role: 'focal', deputy: false, province, body: body.name }))
  const made = await makeCodes(storage, grants, now)
  const rows = reached.flatMap(({ body, state }, i): readonly CodeRow[] => {
    const one = made[i]
    const link = one && said.channel === 'telegram' && botName ? `https://t.me/${botName}?startgroup=${one.link}` : null
    return one ? [{ body, code: one.written, state, link }] : []
  })
  const order = ['never', 'parked', 'reached']
  rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const until = now + CODE_LIVES_MS
  const asOf = sayCodesUntil(`${timeOf(until)} ${writeDay(dayOf(until))}`)
  const file = offered(
    nameFile(`ma noi nhom ${province}`, dayOf(now), 'xlsx'),
    await files.table('xlsx', sayCodeTable(province, rows), asOf),
  )
  const unbound = rows.filter((r) => r.state !== 'reached').length
  return {
    reply: { ...reply(sayCodesReady(province, rows.length, unbound)), file },
    changes: {
      notes: Object.assign({}, ...made.map((m) => m.changes.notes)),
      noted: [{ what: 'codes made', about: `province ${province}`, value: String(rows.length) }],
    },
  }
}

function placeOf({ body, province }: Pick<Grant, 'body' | 'province'>): string {
  if (body) return `${body} (${province ?? ''})`
  return province ?? 'mọi tỉnh trong sổ'
}
