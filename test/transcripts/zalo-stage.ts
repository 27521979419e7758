// The Zalo channel and webhook over the loopback Bot API: text alone, choices by number, groups only where the bot is named.
import { createApiCall } from '../../src/channels/bot-api.ts'
import { createZaloChannel, zaloWebhook } from '../../src/channels/zalo.ts'
import { startZaloApi } from '../fakes/zalo-api.ts'
import { type Arrived, type Speaking, type Stage, type StageParts, serviceOn, settled } from './stages.ts'

const SECRET = 'mat-khau-thu'
const BOT = 'Bot Đôn Đốc'
// «2K. Không» under a message, and how to give it
const CHOICE = /^(?<code>\d{1,2}\p{L}*)\. (?<label>.+)$/u
const HOW = /^Chọn: /
/** Above an answer in a group: who asked. */
const ASKER = /^Trả lời [^\n]{1,80}:$/

export async function zaloStage(parts: StageParts): Promise<Stage> {
  const api = await startZaloApi({ quota: 1_000_000 })
  const call = createApiCall({ root: api.root, token: api.token })
  const photos = new Map<string, Uint8Array>()
  const fetch = async (url: string) => new Response(Buffer.from(photos.get(url) ?? []))
  const raise = () => {
    const service = serviceOn(parts)
    return { service, sender: service.carry(createZaloChannel('zalo', call, { fetch }), { pace: null }) }
  }
  let up = raise()
  let messages = 0
  let seen = 0
  const deliver = async (text: string, { user, name, group }: Speaking, photo: string | null) => {
    const hook = zaloWebhook({ channel: 'zalo', secret: SECRET, botName: () => BOT, receive: up.service.receive })
    const words = group && !text.startsWith('/') ? `@${BOT} ${text}` : text
    const event = {
      event_name: photo ? 'message.image.received' : 'message.text.received',
      message: {
        from: { id: user, display_name: name, is_bot: false },
        chat: { id: group ?? user, chat_type: group ? 'GROUP' : 'PRIVATE' },
        message_id: `m${++messages}`,
        date: 1_754_872_200_000,
        ...(photo ? { photo_url: photo, caption: words } : { text: words }),
      },
    }
    const status = await hook({ headers: { 'x-bot-api-secret-token': SECRET }, body: JSON.stringify(event) })
    if (status !== 200) throw new Error(`the webhook was to take the event, it said ${status}`)
  }
  return {
    channel: 'zalo',
    get service() {
      return up.service
    },
    say: async (text, who, file) => {
      // What is not said to the bot does not reach it on this platform.
      if (who.group !== null && !who.isAddressed) return
      const photo = file ? `https://a.zdn.vn/m${messages + 1}.jpg` : null
      if (file && photo) photos.set(photo, file.bytes)
      await deliver(text, who, photo)
    },
    // Nobody tells a bot of this platform that a message was changed.
    edit: async () => {},
    press: async (label, who) => {
      const chat = who.group ?? who.user
      const last = api.sent
        .filter((m) => m.chat === chat)
        .findLast((m) => choicesIn(m.text).some((c) => c.label === label))
      const choice = last && choicesIn(last.text).find((c) => c.label === label)
      if (!choice) return false
      await deliver(choice.code, { ...who, isAddressed: true }, null)
      return true
    },
    settle: (between) => settled(() => up, between),
    taken: () => {
      const fresh = api.sent.slice(seen).map(({ chat, text }): Arrived => {
        const choices = choicesIn(text)
        const said = text.split('\n').filter((line, i) => i > 0 || !ASKER.test(line))
        const lines = said.filter((line) => !choices.length || (!CHOICE.test(line) && !HOW.test(line)))
        return { chat, text: lines.join('\n'), buttons: choices.map((c) => c.label) }
      })
      seen = api.sent.length
      return fresh
    },
    file: () => null,
    kick: async (group) => api.drop(group),
    welcome: async () => {
      throw new Error('a group that dropped the bot does not come back on this loopback')
    },
    crash: () => {
      up = raise()
    },
    restart: async () => {
      await up.service.stop()
      up = raise()
    },
    stop: async () => {
      await up.service.stop()
      await api.stop()
    },
  }
}
/** The numbered lines at the end of a message, above «Chọn: …». */
function choicesIn(text: string): readonly { readonly code: string; readonly label: string }[] {
  const lines = text.split('\n')
  if (!HOW.test(lines.at(-1) ?? '')) return []
  const from = lines.findLastIndex((line, i) => i < lines.length - 1 && !CHOICE.test(line)) + 1
  return lines.slice(from, -1).map((line) => {
    const { code = '', label = '' } = CHOICE.exec(line)?.groups ?? {}
    return { code, label }
  })
}
