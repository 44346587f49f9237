package todo.api.english;

/** Where in a text words are accepted as a day, time or recurrence. */
public enum Certainty {

    /** Anywhere: they are unambiguous. */
    ANYWHERE,

    /** At the end of the text, or where a day and a time are adjacent. */
    LAST,

    /** Only where a day and a time are adjacent. */
    PAIRED,

    /** Nowhere: the day does not exist or is past. Adjacent words are in doubt too. */
    NOWHERE
}
