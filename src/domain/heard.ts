// What a platform tells the bot, whichever platform it is.

/** Where it happened. `key` names the update: the same one told twice is one. */
export type Place = {
  readonly key: string
  readonly channel: string
  readonly chat: string
  readonly thread: string | null
  readonly isGroup: boolean
}
export type HeardFile = { readonly id: string; readonly name: string; readonly size: number | null }
export type Said = Place & {
  readonly kind: 'said'
  /** Null for an anonymous admin: nobody can say who it is. */
  readonly user: string | null
  /** As the platform shows the person; only ever shown, never trusted. */
  readonly name: string | null
  readonly text: string
  /** A private chat, a command, a mention or an answer to the bot. */
  readonly isAddressed: boolean
  /** The bot's own words that this answers. */
  readonly quoted: string | null
  readonly file: HeardFile | null
  /** In a group: called by nothing but a slash, which may be meant for another bot. */
  readonly isBare?: true
  /** Its number on the platform, where an answer can point at it. */
  readonly messageId?: string
}
export type Heard =
  | Said
  /** The bot was added, or somebody pressed Start again. */
  | (Place & { readonly kind: 'joined' })
  /** The bot was removed or blocked. */
  | (Place & { readonly kind: 'left'; readonly why: string })
  /** A person left the group, or was taken out of it. */
  | (Place & { readonly kind: 'departed'; readonly user: string; readonly name: string | null })
  /** The chat has a new id. */
  | (Place & { readonly kind: 'moved'; readonly to: string })
  /** A voice, a sticker, whatever has no words. */
  | (Place & { readonly kind: 'wordless'; readonly isAddressed: boolean })
