// Replaces only what differs: the swap "keyed" compares elements by id. Rows keep their focus, and an editor that is open keeps its text.
import { byId } from './page.js'

/** What the server sent for an element, before scripts changed it. */
const sources = new WeakMap()

/** Has the next swap look at an element that a script has changed, and at what contains it. */
export function changed(element) {
    for (let part = element; part; part = part.parentElement) {
        sources.set(part, '')
    }
}

const source = element => sources.get(element) ?? element.outerHTML

function remember(element) {
    for (const part of [element, ...element.querySelectorAll('[id]')]) {
        sources.set(part, part.outerHTML)
    }
}

/** Whether somebody is writing in the element, or it keeps what was typed. */
const isEdited = element => element.matches('[data-kept]') || [...element.querySelectorAll('input:not([type=hidden]), textarea, select')].some(field =>
    field === document.activeElement && field.matches('textarea, input:not([type=radio], [type=checkbox])') || field.type !== 'checkbox' && field.type !== 'radio' && field.defaultValue !== undefined && field.value !== field.defaultValue)

const isContainer = element => element.querySelector('[id^=row-], [id^=sec-], [id^=f-], [id^=side-list-], [data-keyed]') !== null

function patch(old, fresh) {
    if (source(old) === source(fresh)) {
        return old
    }
    if (old.tagName !== fresh.tagName || !isContainer(old) || !isContainer(fresh)) {
        if (isEdited(old)) {
            return old
        }
        old.replaceWith(fresh)
        return fresh
    }
    sources.set(old, source(fresh))
    copyAttributes(old, fresh)
    patchChildren(old, fresh)
    return old
}

function copyAttributes(old, fresh) {
    for (const { name } of [...old.attributes]) {
        // The reader decides what is unfolded.
        if (name !== 'open' && !fresh.hasAttribute(name)) {
            old.removeAttribute(name)
        }
    }
    for (const { name, value } of fresh.attributes) {
        old.setAttribute(name, value)
    }
}

function patchChildren(old, fresh) {
    const left = new Set(old.children)
    let next = old.firstElementChild
    for (const child of [...fresh.children]) {
        const known = child.id ? byId(child.id) : next?.id ? null : next
        let placed = child
        if (known && known !== child && (child.id || left.has(known))) {
            left.delete(known)
            if (known !== next) {
                old.insertBefore(known, next)
            }
            placed = patch(known, child)
        } else {
            old.insertBefore(child, next)
        }
        next = placed.nextElementSibling
    }
    left.forEach(child => child.parentElement === old && !isEdited(child) && child.remove())
}

/** The focus returns to the element that takes the place of the focused one. */
function keepingFocus(change) {
    const focused = document.activeElement?.id
    change()
    if (focused && document.activeElement?.id !== focused) {
        byId(focused)?.focus({ preventScroll: true })
    }
}

htmx.defineExtension('keyed', {
    isInlineSwap: style => style === 'keyed',
    handleSwap(style, target, fragment) {
        if (style !== 'keyed') {
            return false
        }
        const fresh = fragment.querySelector(`#${target.id}`) ?? fragment.firstElementChild
        if (fresh) {
            remember(fresh)
            keepingFocus(() => patch(target, fresh))
            htmx.process(byId(target.id))
        }
        return []
    },
})

document.querySelectorAll('[data-keyed]').forEach(remember)
