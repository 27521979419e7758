// An office of one person who sends documents: whatever text is given arrives as «kl.txt».
import { chatTurn } from '../../src/flows/chat.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import type { Changes } from '../../src/ports.ts'
import { member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

export type ImportingOffice = {
  readonly world: TestWorld
  /** The document that the next file holds. */
  readonly holds: (document: string) => void
  readonly says: (
    words: string,
    file?: boolean,
  ) => Promise<{
    readonly text: string
    readonly choices: readonly { readonly label: string; readonly says: string }[]
  }>
}
export async function importingOffice(more: Omit<Changes, 'at'> = {}): Promise<ImportingOffice> {
  let text = ''
  const source = () => ({ text, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null })
  const world = await testWorld(undefined, {
    fetch: async () => ({ kind: 'fetched', bytes: new TextEncoder().encode(text) }),
    words: officeWords({
      read: async () => ({ kind: 'text', source: source() }),
      hash: (bytes) => new TextDecoder().decode(bytes),
    }),
  })
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1')], ...more })
  const says = async (words: string, file = false) => {
    const heard = saying(words, {
      user: '1',
      chat: '1',
      name: 'Đồng chí Lan',
      file: file ? { id: 'f', name: 'kl.txt', size: 9 } : null,
    })
    await chatTurn(world, heard)
    const [sent] = await world.storage.messages({ keys: [`answer:${heard.key}`] })
    return { text: sent?.text ?? '', choices: sent?.offers?.choices ?? [] }
  }
  return {
    world,
    holds: (document) => {
      text = document
    },
    says,
  }
}
