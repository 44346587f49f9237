// Drags tasks, and the lists of the side bar, with the mouse, or after a long press with a finger. Keys and menus do the same.
import { byId, scrollers } from './page.js'
import { act, isMarked, marks, send } from './marks.js'
import { block, isByHand, place } from './order.js'

/** In milliseconds: a shorter touch scrolls. */
const PRESS = 350

/** In pixels: less is a click. */
const SLACK = 5

/** In pixels: nearer to the edge of the window, the list scrolls. */
const EDGE = 56
const STEP = 10

/** What a drop does, by the key of data-drop. */
const drops = {
    due: (ids, day) => act('due', { day }, ids),
    list: (ids, list) => act('move', { list }, ids),
    status: (ids, status, from) => ids.reduce((sent, id) => sent.then(() => send(`/tasks/${id}/status`, { status, from })), Promise.resolve()),
}

const LISTS = '#views [id^=side-list-]'

let pressed = null
let drag = null
let timer = 0

const idOf = list => list.id.replace('side-list-', '')

const isList = source => source.matches(LISTS)

function start({ source, x, y }) {
    const ids = !isList(source) && isMarked(source.dataset.task) ? marks() : [source.dataset.task]
    const card = document.createElement('div')
    card.className = 'drag-card'
    card.dir = 'auto'
    card.textContent = source.querySelector('.t, .ct, .l').textContent
    card.dataset.count = ids.length > 1 ? ids.length : ''
    document.body.append(card)
    document.documentElement.classList.add('is-dragging')
    document.activeElement?.closest('details[open]')?.removeAttribute('open')
    source.classList.add('is-dragged')
    getSelection().removeAllRanges()
    drag = { source, ids, card, target: null, x, y }
    move(x, y)
    scroll()
}

function move(x, y) {
    Object.assign(drag, { x, y })
    drag.card.style.transform = `translate(${x}px, ${y}px)`
    show(targetAt(x, y))
}

/** Where a drop would land: an element with data-drop, or a place before or after a row. */
function targetAt(x, y) {
    const under = document.elementFromPoint(x, y)
    if (isList(drag.source)) {
        const list = under?.closest(LISTS)
        return list && list !== drag.source ? { where: isUpperHalf(list, y) ? 'before' : 'after', sibling: list } : null
    }
    const row = under?.closest('#task-list .row.task')
    if (row && isByHand() && drag.ids.length === 1 && drag.source.matches('.row')) {
        return block(drag.source).includes(row) ? null : { row, ...besides(row, y) }
    }
    const element = under?.closest('[data-drop]')
    return element && !element.contains(drag.source) ? { element } : null
}

function isUpperHalf(element, y) {
    const { top, height } = element.getBoundingClientRect()
    return y < top + height / 2
}

/** Below a row with subtasks is above the first of them. */
function besides(row, y) {
    const child = block(row)[1]
    if (isUpperHalf(row, y)) {
        return { where: 'before', sibling: row }
    }
    return child && child.checkVisibility() ? { where: 'before', sibling: child } : { where: 'after', sibling: row }
}

function show(target) {
    document.querySelectorAll('.drop-before, .drop-after, .drop-here').forEach(other => other.classList.remove('drop-before', 'drop-after', 'drop-here'))
    target?.element?.classList.add('drop-here')
    target?.sibling?.classList.add(`drop-${target.where}`)
    drag.target = target
}

function scroll() {
    if (!drag) {
        return
    }
    const by = drag.y < EDGE ? -STEP : drag.y > innerHeight - EDGE ? STEP : 0
    if (by) {
        scrollers().forEach(scroller => scroller.scrollBy(0, by))
        move(drag.x, drag.y)
    }
    requestAnimationFrame(scroll)
}

function end() {
    clearTimeout(timer)
    pressed = null
    if (drag) {
        show(null)
        drag.source.classList.remove('is-dragged')
        drag.card.remove()
        document.documentElement.classList.remove('is-dragging')
        drag = null
    }
}

function drop() {
    const { source, ids, target } = drag
    end()
    // The click that follows would open the task.
    addEventListener('click', event => { event.preventDefault(); event.stopPropagation() }, { capture: true, once: true })
    setTimeout(() => dispatchEvent(new Event('click')))
    if (target && isList(source)) {
        send(`/lists/${idOf(source)}/place`, { [target.where]: idOf(target.sibling) })
    } else if (target?.sibling) {
        place(source, target.where, target.sibling)
    } else if (target) {
        const [key, value] = target.element.dataset.drop.split('=')
        const from = source.closest('[data-drop]')?.dataset.drop.split('=')[1]
        drops[key](ids, value, from)
    }
}

document.addEventListener('pointerdown', event => {
    const source = event.target.closest(`#task-list [data-task], ${LISTS}`)
    if (!source || !byId('task-list') || !event.isPrimary || event.button !== 0 || event.target.closest('button, input, summary, .menu, .acts')) {
        return
    }
    pressed = { source, x: event.clientX, y: event.clientY, isTouch: event.pointerType === 'touch' }
    if (pressed.isTouch) {
        timer = setTimeout(() => start(pressed), PRESS)
    }
})

document.addEventListener('pointermove', event => {
    if (drag) {
        move(event.clientX, event.clientY)
    } else if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLACK) {
        if (pressed.isTouch) {
            end()
        } else {
            start(pressed)
            move(event.clientX, event.clientY)
        }
    }
})

document.addEventListener('pointerup', () => drag ? drop() : end())
document.addEventListener('pointercancel', end)

document.addEventListener('keydown', event => {
    if (drag && event.key === 'Escape') {
        event.stopPropagation()
        end()
    }
}, { capture: true })

// The browser's own ideas of a press and a drag.
document.addEventListener('touchmove', event => drag && event.preventDefault(), { passive: false })
document.addEventListener('contextmenu', event => pressed?.isTouch && event.preventDefault())
document.addEventListener('dragstart', event => event.target.closest?.(`#task-list, ${LISTS}`) && event.preventDefault())
