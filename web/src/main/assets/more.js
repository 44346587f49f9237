// "More tasks" appends the next page. A section that goes on there stays one section.
import { byId, scrollers } from './page.js'
import { changed } from './swap.js'

let rowsBefore = 0

/** How many pages the list shows, and how far it was scrolled before it was replaced by the first. */
let pages = 1
let scrolled = []
let focused = null

const link = () => document.querySelector('#task-list a.more-rows[hx-get]')

const isMore = event => event.detail.requestConfig?.elt.matches?.('a.more-rows')
const rows = () => document.querySelectorAll('#task-list > :not(#completed) .task')

document.addEventListener('htmx:beforeSwap', event => {
    if (isMore(event)) {
        rowsBefore = rows().length
    } else if (event.detail.target.id === 'task-list') {
        scrolled = scrollers().map(scroller => scroller.scrollTop)
        focused = document.activeElement?.id
    }
})

document.addEventListener('htmx:afterSettle', event => {
    if (isMore(event)) {
        document.querySelectorAll('#task-list > [id^=sec-]').forEach(join)
        changed(byId('task-list'))
        // htmx tells of every element that the page brought.
        const { elt } = event.detail.requestConfig
        if (elt.isRestoring || elt.isCounted) {
            return
        }
        elt.isCounted = true
        pages++
        rows()[rowsBefore]?.querySelector('.title').focus({ preventScroll: true })
    } else if (event.detail.target.id === 'task-list' && pages > 1) {
        restore()
    }
})

function join(section) {
    const first = byId(section.id)
    if (first !== section) {
        first.querySelector('.rows').append(...section.querySelectorAll('.task'))
        changed(first.querySelector('.rows'))
        section.remove()
    }
}

/** A changed list comes as its first page: the others follow. */
async function restore() {
    for (let page = 1; page < pages && link(); page++) {
        const source = link()
        source.isRestoring = true
        await htmx.ajax('GET', source.href, { source, target: source.closest('p'), swap: 'outerHTML', select: '#task-list > *' })
    }
    scrollers().forEach((scroller, i) => { scroller.scrollTop = scrolled[i] })
    if (focused) {
        byId(focused)?.focus({ preventScroll: true })
    }
}
