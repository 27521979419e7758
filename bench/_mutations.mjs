// Inputs for fuzzing, the same for the same seed: mutated questions, glued questions, repeated pieces, random Unicode.

/** A small generator of numbers (mulberry32): dice that fall the same way for the same seed. */
export function createDice(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)] }
}

const PIECES =
  'sở|nội vụ|tháng|8|20/8|từ|đến|trước|quý|III|nhiệm vụ|việc|12|4.(3)|mục|ý|KL|44|-KL/TU|quá hạn|còn|mấy|bao nhiêu|ai|chủ trì|hạn|khi nào|xong|rồi|50%|gia hạn|nhắc|tắt|gửi|cho|các|xã|phường|mùng|Tết|rằm|thứ|hai|ngày|tuần|sau|nữa|đầu|cuối|giữa|nửa|không|ạ|bot|@dondoc_bot|?|,|.|(|)|/|-|:|\n|✅|🙏|nhieemj|vu5|thnag|ko|dc|bn|h'.split(
    '|',
  )
const RANGES = [
  [0x20, 0x7e],
  [0xc0, 0x24f],
  [0x300, 0x36f],
  [0x1ea0, 0x1ef9],
  [0x2000, 0x206f],
  [0x4e00, 0x4fff],
  [0x1f300, 0x1f6ff],
  [0xff00, 0xff5e],
  [0xd800, 0xdfff],
  [0x0, 0x1f],
]

export function createMutations(seed, examples) {
  const dice = createDice(seed)
  const KINDS = {
    'changed letters': () => edit(dice, dice.pick(examples), 1 + dice.below(4)),
    'without marks': () =>
      dice
        .pick(examples)
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd'),
    'shuffled words': () => shuffle(dice, dice.pick(examples).split(' ')).join(' '),
    'two glued': () => `${dice.pick(examples)}${dice.pick([' ', ', ', '\n', '. '])}${dice.pick(examples)}`,
    'grammar pieces': () =>
      Array.from({ length: 1 + dice.below(24) }, () => dice.pick(PIECES)).join(dice.pick([' ', '', '  '])),
    decomposed: () => dice.pick(examples).normalize('NFD'),
    'random Unicode': () => Array.from({ length: dice.below(80) }, () => character(dice)).join(''),
    'long repeat': () =>
      (dice.pick([dice.pick(examples), dice.pick(PIECES), character(dice)]) + dice.pick(['', ' ']))
        .repeat(4096)
        .slice(0, 4096),
    'long mixture': () => {
      let text = ''
      while (text.length < 4096) text += `${dice.pick([dice.pick(PIECES), dice.pick(examples), character(dice)])} `
      return text.slice(0, 4096)
    },
  }
  const kinds = Object.keys(KINDS)
  return {
    next() {
      // Long inputs cost a thousand times more: one in two hundred is enough of them.
      const kind = dice.below(200) === 0 ? dice.pick(kinds.slice(-2)) : dice.pick(kinds.slice(0, -2))
      return { kind, text: KINDS[kind](), context: dice.below(4) === 0 ? [dice.pick(examples)] : [] }
    },
  }
}

function character(dice) {
  const [from, to] = dice.pick(RANGES)
  return String.fromCodePoint(from + dice.below(to - from + 1))
}
function shuffle(dice, list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[list[i], list[j]] = [list[j], list[i]]
  }
  return list
}
function edit(dice, text, times) {
  let out = text
  for (let n = 0; n < times; n++) {
    const at = dice.below(out.length + 1)
    const how = dice.below(4)
    if (how === 0) out = out.slice(0, at) + out.slice(at + 1)
    else if (how === 1) out = out.slice(0, at) + character(dice) + out.slice(at)
    else if (how === 2) out = out.slice(0, at) + (out[at + 1] ?? '') + (out[at] ?? '') + out.slice(at + 2)
    else out = out.slice(0, at) + dice.pick([' ', dice.pick(PIECES)]) + out.slice(at)
  }
  return out
}
