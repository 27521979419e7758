// The terminal as a channel: one person, one chat, answers as text with numbers.
import type { Said } from '../domain/heard.ts'
import type { Capabilities, Channel } from '../ports.ts'
import { sayNotSaved, saySavedFile } from '../wording/files.ts'
import { renderMessage } from './render.ts'
import { readTyped, typedFile } from './terminal-files.ts'

export const TERMINAL_CAN: Capabilities = {
  buttons: false,
  edit: false,
  files: true,
  groups: false,
  mention: false,
  writeFirst: 'never',
  textMax: 100_000,
}

/** Writes a file for the person who sits there; gives its path, null when it cannot. */
export type Save = (name: string, bytes: Uint8Array) => string | null

export function createTerminalChannel(write: (text: string) => void, save: Save = () => null): Channel {
  return {
    name: 'terminal',
    can: TERMINAL_CAN,
    send: async (message) => {
      for (const { text } of renderMessage(message, TERMINAL_CAN)) if (text) write(text)
      if (message.file)
        write(sayWritten(message.file.name, save(message.file.name, Buffer.from(message.file.base64, 'base64'))))
      return { kind: 'sent', id: null }
    },
    fetch: readTyped,
  }
}
export function sayWritten(name: string, path: string | null): string {
  return path === null ? sayNotSaved(name) : saySavedFile(path)
}

/** A line that was typed, with the file whose path it names. `serial` tells one line from the next; `user` is who sits there. */
export function hearLine(line: string, serial: string, user: string): Said {
  const { text, file } = typedFile(line) ?? { text: line, file: null }
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
    file,
  }
}
