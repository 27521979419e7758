// The terminal as a channel: one person, one chat, answers as text with numbers.
import type { Said } from '../domain/heard.ts'
import type { Capabilities, Channel } from '../ports.ts'
import { renderMessage } from './render.ts'

export const TERMINAL_CAN: Capabilities = {
  buttons: false,
  edit: false,
  files: false,
  groups: false,
  mention: false,
  textMax: 100_000,
}

export function createTerminalChannel(write: (text: string) => void): Channel {
  return {
    name: 'terminal',
    can: TERMINAL_CAN,
    send: async (message) => {
      for (const { text } of renderMessage(message, TERMINAL_CAN)) write(text)
      return { kind: 'sent', id: null }
    },
  }
}

/** A line that was typed. `serial` tells one line from the next; `user` is who sits there. */
export function hearLine(text: string, serial: string, user: string): Said {
  return {
    kind: 'said',
    key: `terminal:${serial}`,
    channel: 'terminal',
    chat: user,
    thread: null,
    isGroup: false,
    user,
    name: null,
    text,
    isAddressed: true,
    quoted: null,
    file: null,
  }
}
