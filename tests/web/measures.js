/* What a browser can measure of a page and axe does not: for tests/web/test_by_script.py. */

window.measures = (() => {
  const said = (node) => {
    const [first] = [...node.classList].filter((one) => one !== "focus-visible") // Material's own mark
    const name = node.id ? `#${node.id}` : first ? `.${first}` : ""
    return `${node.localName}${name} "${(node.textContent || node.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`
  }

  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true })

  /* Words for screen readers alone are cut off on purpose: a box of a pixel. */
  const unseen = (node) => {
    for (let above = node; above && above !== document.body; above = above.parentElement) {
      const { position, clipPath, clip, overflow } = getComputedStyle(above)
      if (position === "absolute" && (clipPath !== "none" || clip !== "auto")) return true
      const box = above.getBoundingClientRect()
      if (overflow !== "visible" && (box.width <= 1 || box.height <= 1)) return true
    }
    return false
  }

  function* words() {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const node = walk.currentNode
      const parent = node.parentElement
      if (!node.data.trim() || !parent || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION", "TITLE", "DESC"].includes(parent.tagName)) continue
      if (parent.closest("svg") || !shown(parent) || unseen(parent)) continue
      yield node
    }
  }

  function outline() {
    const found = []
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter(shown)
    if (headings.filter((one) => one.localName === "h1").length !== 1) found.push("not one h1")
    let before = 0
    for (const one of headings) {
      const level = Number(one.getAttribute("aria-level") || one.localName[1])
      if (!one.textContent.trim()) found.push(`empty heading ${said(one)}`)
      // What stands around the article, as its side and the foot of the page, begins at a second level.
      if (level > before + 1 && before) found.push(`${said(one)} after a level ${before}`)
      before = level
    }
    for (const [what, selector] of [["main", "main"], ["banner", "body header"], ["foot", "body footer"]]) {
      if (document.querySelectorAll(selector).length === 0) found.push(`no ${what}`)
    }
    const names = [...document.querySelectorAll("nav")].filter(shown).map((one) => {
      const by = one.getAttribute("aria-labelledby")
      return one.getAttribute("aria-label") || (by && document.getElementById(by)?.textContent) || ""
    })
    if (names.some((name) => !name.trim())) found.push("a nav without a name")
    if (document.querySelector("[tabindex]:not([tabindex='0']):not([tabindex^='-'])")) found.push("a tabindex of its own")
    return found
  }

  /* Words that leave the window, or that a box cuts off which cannot be scrolled. */
  function cut() {
    const found = new Set()
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width) found.add(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const node of words()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue
        for (let above = node.parentElement; above && above !== document.documentElement; above = above.parentElement) {
          const style = getComputedStyle(above)
          if (style.overflowX === "auto" || style.overflowX === "scroll" || style.overflowY === "auto" || style.overflowY === "scroll") break
          if (style.position === "fixed" || style.textOverflow === "ellipsis") break
          const hidesX = ["hidden", "clip"].includes(style.overflowX)
          const hidesY = ["hidden", "clip"].includes(style.overflowY)
          if (!hidesX && !hidesY) continue
          const edge = above.getBoundingClientRect()
          const height = box.height / 2 // a line is higher than its letters
          if ((hidesX && (box.right > edge.right + 2 || box.left < edge.left - 2)) || (hidesY && (box.bottom > edge.bottom + height || box.top < edge.top - height)))
            found.add(`cut off by ${said(above)}: ${said(node.parentElement)}`)
        }
      }
    }
    return [...found]
  }

  /* Words on top of words: lines of two texts whose middles lie in one another. */
  function overlaps() {
    const boxes = []
    for (const node of words()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width > 4) boxes.push({ node, left: box.left, right: box.right, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 })
      }
    }
    boxes.sort((one, other) => one.top - other.top)
    const found = new Set()
    boxes.forEach((one, place) => {
      for (const other of boxes.slice(place + 1)) {
        if (other.top >= one.bottom) break
        if (other.node === one.node) continue
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3)
          found.add(`${said(one.node.parentElement)} over ${said(other.node.parentElement)}`)
      }
    })
    return [...found]
  }

  const focusable = () =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
      // One that cannot be seen through is there: its label shows it.
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.type !== "hidden",
    )

  /* What shows the focus of a choice that cannot be seen itself: the label behind it. */
  const face = (one) => (getComputedStyle(one).opacity === "0" && one.nextElementSibling) || one

  /* Tab reaches of choices by one name the chosen one, or the first. */
  const tabbable = () =>
    focusable().filter((one, _, all) => {
      if (one.tabIndex < 0 || one.type !== "radio") return one.tabIndex >= 0
      const group = all.filter((other) => other.type === "radio" && other.name === one.name)
      return one === (group.find((other) => other.checked) || group[0])
    })

  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  function color(css) {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data
  }

  function ground(node) {
    for (let above = node; above; above = above.parentElement) {
      const found = color(getComputedStyle(above).backgroundColor)
      if (found[3] > 200) return found
    }
    return color("white")
  }

  /* What can be reached by keyboard and does not show that it has been; called after a key was pressed. */
  function focus() {
    const found = new Set()
    for (const one of tabbable()) {
      document.activeElement.blur()
      const shows = face(one)
      const without = getComputedStyle(shows)
      const before = [without.outlineStyle, without.backgroundColor, without.boxShadow, without.borderColor].join()
      one.focus({ focusVisible: true })
      if (document.activeElement !== one) continue
      const style = getComputedStyle(shows)
      const [ring] = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 ? [style.outlineColor] : [""]
      const after = [style.outlineStyle, style.backgroundColor, style.boxShadow, style.borderColor].join()
      if (!ring && after === before) found.add(`no focus: ${said(one)}`)
      if (ring) {
        const behind = luminance(ground(one.parentElement))
        const line = luminance(color(ring))
        const contrast = (Math.max(behind, line) + 0.05) / (Math.min(behind, line) + 0.05)
        // Two colors around one another are seen on any ground.
        if (contrast < 3 && style.boxShadow === "none") found.add(`pale focus ${contrast.toFixed(1)}: ${said(one)}`)
      }
      const box = shows.getBoundingClientRect()
      const places = [0.5, 0.05, 0.95].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]))
      const isSeen = places.some(([x, y]) => {
        const there = document.elementFromPoint(x, y)
        return there && (shows.contains(there) || there.contains(shows) || there.closest("label")?.control === one)
      })
      if (!isSeen) found.add(`focus hidden: ${said(one)}`)
    }
    return [...found]
  }

  /* What can be pressed and is smaller than 24 pixels, and not a link in a sentence (2.5.8). */
  function small() {
    const targets = focusable().filter((one) => !unseen(one))
    const boxes = targets.map((one) => (one.closest("label") || one).getBoundingClientRect())
    return targets.flatMap((one, place) => {
      const box = boxes[place]
      if (box.width === 0 || (box.width >= 24 && box.height >= 24)) return []
      const around = one.parentElement
      const inSentence = getComputedStyle(one).display === "inline" && around.textContent.trim() !== one.textContent.trim()
      if (inSentence) return []
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const isCrowded = boxes.some((other, index) => {
        if (index === place || targets[index].contains(one) || one.contains(targets[index])) return false
        const across = Math.max(other.left - x, 0, x - other.right)
        const down = Math.max(other.top - y, 0, y - other.bottom)
        return Math.hypot(across, down) < 12
      })
      return isCrowded ? [`${Math.round(box.width)} × ${Math.round(box.height)}: ${said(one)}`] : []
    })
  }

  /* Blocks of the page's content that stand above what they follow, in a window of one column. */
  function order() {
    const found = []
    let bottom = -Infinity
    let before = null
    for (const node of words()) {
      const block = node.parentElement.closest("p, li, h1, h2, h3, dt, dd, figcaption, summary")
      if (!block || block === before || !block.closest("main") || block.closest("table")) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const { top } = range.getBoundingClientRect()
      if (top < bottom - 8 && !before.contains(block)) found.push(`${said(block)} stands above ${said(before)}`)
      before = block
      bottom = Math.max(top, bottom)
    }
    return found
  }

  /* What moves although the reader asked that nothing does. */
  function moving() {
    const found = new Set(document.getAnimations().map((one) => said(one.effect.target)))
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") found.add("scrolling")
    for (const one of document.querySelectorAll("body *")) {
      const style = getComputedStyle(one)
      const long = style.transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0.01)
      if (long && shown(one) && /transform|all|left|top|height|width/.test(style.transitionProperty)) found.add(`transition of ${said(one)}`)
    }
    return [...found]
  }

  /* Icons and drawings of which nothing has another color than what is behind them. */
  function lost() {
    const isSeen = (shape, behind) => {
      const style = getComputedStyle(shape)
      return [style.fill, style.stroke].some((ink) => {
        if (!/^rgb|^color/.test(ink)) return false
        const [one, other] = [luminance(color(ink)), luminance(behind)]
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3
      })
    }
    return [...document.querySelectorAll("svg")].filter(shown).flatMap((icon) => {
      const behind = ground(icon)
      const shapes = [...icon.querySelectorAll("path, circle, rect, line, polyline, use, text")]
      return shapes.some((shape) => isSeen(shape, behind)) ? [] : [said(icon.parentElement)]
    })
  }

  const reachable = () => tabbable().map(said)
  const here = () => said(document.activeElement)

  return { reachable, here, outline, cut, overlaps, focus, small, order, moving, lost }
})()
