/* Reads the search index: small files that outputs/search makes, of which a search fetches a few.

   A word's drawer follows from its first letters; in it stand the numbers of the records that have the word,
   newest first; a number tells the day and the kind of its record, and in which drawer its card lies.

   Written for the phones of 2018: no private names, no `?.` and `??`. */

const ROOT = new URL("../../", import.meta.url)

/* Words, as outputs/search/words.py folds them. */

export function wordsOf(text) {
  const folded = text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase()
  return (folded.match(/[\p{L}\p{N}]+/gu) || []).filter((word) => !/^[a-z]$/.test(word))
}

/* One for the forms of a word that English and Spanish plurals make: hearings, cities, buses, reuniones. */
export function stem(word) {
  if (word.length > 3 && /[^sui]s$/.test(word) && word !== "news") word = word.slice(0, -1)
  if (word.length > 3 && word.endsWith("e")) word = word.slice(0, -1)
  return word.replace(/y$/, "i")
}

/* As in outputs/search/drawers.py. */
export function drawerOf(word, drawers, crowded) {
  const letters = [...word]
  const beginning = letters.slice(0, crowded.has(letters.slice(0, 3).join("")) ? 4 : 3)
  return beginning.reduce((place, letter) => (place * 31 + letter.codePointAt(0)) % 1000003, 0) % drawers
}

const SHORTEST_BEGINNING = 3 // words that begin with fewer letters lie in many drawers
const IN_TITLE = 4
const AT_HEAD = 2
const IN_TEXT = 1
const UNFINISHED = 0.75 // of a match with the beginning of a longer word

class Gone extends Error {}

export class Index {
  /* `language` is the page's. */
  static async open(language) {
    const index = new Index(language)
    await index.learn("default")
    return index
  }

  constructor(language) {
    this.language = language
    this.kept = new Map()
  }

  async learn(cache) {
    const guide = JSON.parse(await this.text(`search/${this.language}.json`, cache))
    this.guide = guide
    this.say = guide.say
    this.stop = new Set(guide.stop.split(" "))
    this.commonplace = new Set(guide.commonplace.split(" "))
    this.crowded = new Set(guide.crowded.split(" "))
    this.value = new Map([...guide.digits].map((digit, value) => [digit, value]))
    this.lastDay = Date.parse(guide.lastDay)
    this.undated = 4095 * 64
  }

  /* The words of a query that can be found. While somebody types, a last word of one or two letters waits. */
  terms(query, typing) {
    const words = wordsOf(query)
    const open = /[\p{L}\p{N}]$/u.test(query) ? words[words.length - 1] : null
    const telling = [...new Set(words)].filter((word) => !this.stop.has(word))
    return telling
      .filter((word) => !(typing && word === open && word.length < SHORTEST_BEGINNING))
      .map((word) => ({ word, stem: stem(word), open: word === open, year: /^(19|20)\d\d$/.test(word) && +word }))
  }

  /* The numbers of what has all terms, the best first; what has them at its head comes first, and is given before
     the texts are read. If nothing has all, what has some: then `some` is true. The last that is given is `done`. */
  async *search(terms) {
    try {
      yield* this.stages(terms)
    } catch (error) {
      if (!(error instanceof Gone)) throw error
      await this.learn("reload") // the office has grown since this browser kept its guide
      yield* this.stages(terms)
    }
  }

  async *stages(terms) {
    const hits = await Promise.all(terms.map((term) => this.hits("heads", term)))
    const first = this.ranked(terms, hits, hits)
    if (first.length) yield { numbers: first, some: false, done: false }
    const texts = await Promise.all(
      terms.map((term) => (this.commonplace.has(term.word) ? new Map() : this.hits("texts", term)))
    )
    const both = hits.map((found, place) => {
      const whole = new Map(texts[place])
      for (const [number, weight] of found) whole.set(number, weight)
      return whole
    })
    const all = this.ranked(terms, hits, both)
    if (all.length || terms.length < 2) yield { numbers: all, some: false, done: true }
    else yield { numbers: this.ranked(terms, hits, both, true), some: true, done: true }
  }

  /* A term's records with what each is worth. */
  async hits(sort, term) {
    const found = new Map()
    const drawers = this.guide[sort]
    const place = drawerOf(term.word, drawers, this.crowded)
    for (const line of await this.lines(`search/${sort}/${drawers}/${place}.txt`)) {
      const [word, first, second] = line.split("\t")
      const part = this.part(word, term)
      if (!part) continue
      this.add(found, first, part * (sort === "heads" ? IN_TITLE : IN_TEXT))
      if (second) this.add(found, second, part * AT_HEAD)
    }
    return found
  }

  part(word, term) {
    if (word === term.word || stem(word) === term.stem) return 1
    return term.open && term.word.length >= SHORTEST_BEGINNING && word.startsWith(term.word) ? UNFINISHED : 0
  }

  add(found, written, weight) {
    for (const period of written ? written.split(",") : []) {
      for (let place = 2; place < period.length; place += 4) {
        const number = period.slice(0, 2) + period.slice(place, place + 4)
        if ((found.get(number) || 0) < weight) found.set(number, weight)
      }
    }
  }

  /* `heads` and `hits` hold the records of each term; a year is also found in a record's day. */
  ranked(terms, heads, hits, some = false) {
    const worth = (found, term, number) =>
      found.get(number) || (term.year && term.year === this.yearOf(number) ? AT_HEAD : 0)
    const needed = terms.map((term, place) => place).filter((place) => !this.commonplace.has(terms[place].word))
    const places = needed.length ? needed : terms.map((term, place) => place)
    const dateless = places.filter((place) => !terms[place].year)
    const rarest = (dateless.length ? dateless : places).reduce((a, b) => (hits[b].size < hits[a].size ? b : a))
    const candidates = new Set()
    for (const place of some ? places : [rarest]) for (const number of hits[place].keys()) candidates.add(number)
    const rated = []
    for (const number of candidates) {
      let [has, score, atHead] = [0, 0, 0]
      for (let place = 0; place < terms.length; place++) {
        const weight = worth(hits[place], terms[place], number)
        if (weight && places.includes(place)) has += 1
        if (worth(heads[place], terms[place], number)) atHead += 1
        score += weight
      }
      if (some ? has > 0 : has === places.length) {
        rated.push([number, some ? has : +(atHead === terms.length), score])
      }
    }
    rated.sort((a, b) => b[1] - a[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1))
    return rated.map(([number]) => number)
  }

  /* What a number tells. */

  before(number) {
    return (this.value.get(number[0]) << 12) | (this.value.get(number[1]) << 6) | this.value.get(number[2])
  }

  /* The day as a Date at midnight UTC, or null. */
  dayOf(number) {
    const before = this.before(number)
    return before < this.undated ? new Date(this.lastDay - before * 86400000) : null
  }

  yearOf(number) {
    const day = this.dayOf(number)
    return day ? day.getUTCFullYear() : 0
  }

  /* The name of the kind, and what readers are told that it is. */
  kindOf(number) {
    return this.guide.kinds[this.value.get(number[3]) >> 1]
  }

  /* The cards of the numbers, in their order. */
  async cards(numbers) {
    const drawers = await Promise.all(numbers.map((number) => this.lines(this.cardPath(number))))
    return numbers.flatMap((number, place) =>
      drawers[place].filter((line) => line.startsWith(`${number}\t`)).map((line) => this.card(line))
    )
  }

  cardPath(number) {
    return `search/cards/${Math.floor(this.before(number) / this.guide.daysOfDrawer)}.txt`
  }

  card(line) {
    const [number, address, starts, state, ...rest] = line.split("\t")
    const editions = new Map()
    for (let place = 0; place < rest.length; place += 3) editions.set(rest[place], rest.slice(place + 1, place + 3))
    const language = editions.has(this.language) ? this.language : editions.keys().next().value
    const [title, where] = editions.get(language)
    const [kind, label] = this.kindOf(number)
    // A record has a page in every language; a page written by hand where somebody wrote it.
    const shown = kind === "page" ? language : this.language
    const folder = shown === this.guide.languages[0] ? "" : `/${shown}`
    const url = new URL(`${folder}${address}`.slice(1), ROOT)
    return { number, url, title, where, language, label, starts, state, day: this.dayOf(number) }
  }

  /* Files. */

  async lines(path) {
    if (!this.kept.has(path)) {
      const lines = this.text(path, "default").then((text) => text.split("\n").slice(0, -1))
      lines.catch(() => this.kept.delete(path))
      this.kept.set(path, lines)
    }
    return this.kept.get(path)
  }

  async text(path, cache) {
    const answer = await fetch(new URL(path, ROOT), { cache })
    if (answer.status === 404) throw new Gone(path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.text()
  }
}
