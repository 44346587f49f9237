package todo.api.english;

/** Where words that were found to have a meaning are taken to have it. */
public enum Certainty {

    /** Anywhere: they can hardly mean anything else. */
    ANYWHERE,

    /** As the last words, or where a day and a time stand side by side. */
    LAST,

    /** Only where a day and a time stand side by side. */
    PAIRED,

    /** Nowhere: there is no such day, or it has gone by; and what is beside them is in doubt. */
    NOWHERE
}
