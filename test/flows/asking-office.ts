// An office with a few tasks of one document, one focal person and the group of Sở Nội vụ; what is asked comes back as text.
import type { TaskRecord } from '../../src/domain/document.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { documentFile } from './generated-registers.ts'

/** User 1 is of the office, user 2 the focal person of Sở Nội vụ. */
export async function askingOffice(tasks: readonly TaskRecord[]) {
  const world = await testWorld()
  const file = documentFile('x', [...tasks])
  const doc = { ...file.doc, issued: '2025-08-08', known_from: '2025-08-11' }
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '1'), member('focal', '2')],
    chats: [groupOf('-5', ['Sở Nội vụ'])],
    documents: [{ doc, tasks: file.tasks }],
  })
  const ask = async (text: string, user = '1') => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  return { world, ask }
}
