// «Xong» that is said of no task: going home, a sigh, an answer to a reproach.

// thế là xong | em báo cáo xong với anh rồi | em làm rồi mà chị: of no task, or an answer to a reproach
// xong rồi, về thôi | xong rồi em đang về | xong thì đi nhậu
const OF_NO_TASK =
  /^((thoi|ua|oi|roi) )*((the|vay|rua) la|coi nhu|thoi|cam bang) (xong|hoan thanh)( |$)|(^| )(bao cao|noi chuyen|trao doi|thua|hop) xong( |$)| (ma|co ma|day chu|chu)( (a|anh|chi|em|sep|bac))*$/
const LEAVES = /(^| )((ve|di) (thoi|nha|ngu|luon|day|nhau|an|choi)|(dang|la|sap|moi) ve)( |$)/

export const isTalkOfDone = (keys: string): boolean =>
  LEAVES.test(keys) || OF_NO_TASK.test(keys) || / thi thoi( |$)/.test(keys)
