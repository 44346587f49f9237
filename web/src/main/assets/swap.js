// Replaces only what differs: the swap "keyed" compares elements by id. Rows keep their focus, and an editor that is open keeps its text.
import { byId } from './page.js'

/** What the server sent for an element, before scripts changed it: of a container only its own tag. */
const sources = new WeakMap()

/** Has the next swap look at an element that a script has changed, and at what contains it. */
export function changed(element) {
    for (let part = element; part; part = part.parentElement) {
        sources.set(part, '')
    }
}

const isContainer = element => element.querySelector('[id^=row-], [id^=sec-], [id^=f-], [id^=side-list-], [data-keyed]') !== null

const html = element => (isContainer(element) ? element.cloneNode(false) : element).outerHTML

const source = element => sources.get(element) ?? html(element)

function remember(element) {
    sources.set(element, html(element))
    if (isContainer(element)) {
        [...element.children].forEach(remember)
    }
}

/** Whether somebody is writing in the element, or it keeps what was typed. */
const isEdited = element => element.matches('[data-kept]') || [...element.querySelectorAll('input:not([type=hidden]), textarea, select')].some(field =>
    field === document.activeElement && field.matches('textarea, input:not([type=radio], [type=checkbox])') || field.type !== 'checkbox' && field.type !== 'radio' && field.defaultValue !== undefined && field.value !== field.defaultValue)

function patch(old, fresh) {
    const isSame = source(old) === source(fresh)
    if (old.tagName === fresh.tagName && isContainer(old) && isContainer(fresh)) {
        if (!isSame) {
            copyAttributes(old, fresh)
        }
        sources.set(old, source(fresh))
        patchChildren(old, fresh)
        return old
    }
    if (isSame || isEdited(old)) {
        return old
    }
    old.replaceWith(fresh)
    return fresh
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
