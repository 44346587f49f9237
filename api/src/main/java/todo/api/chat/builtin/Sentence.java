package todo.api.chat.builtin;

import java.util.regex.Pattern;

/**
 * What a person has typed, without polite words around it.
 *
 * @param typed as it was typed, with single blanks
 * @param isQuestion whether it ended with a question mark
 */
record Sentence(String typed, boolean isQuestion) {

    private static final Pattern BLANKS = Pattern.compile("[\\t\\x0B\\f\\r\\p{Zs}]+");

    private static final Pattern POLITE_START =
            ignoringCase(
                    """
                    (?:(?:next|first|finally|lastly), |(?:please|pls|plz|hey|hi|hello|ok|okay|so|well|now|then|also|and|right|great|perfect|good|thanks|thank you|yes|sure\
                    |actually|oh|hm+|um+|alright|cool|kindly|just|quickly|assistant|no|sorry|no wait|wait|yep|yeah|btw|by the way)\\b[,!.:;]* \
                    |(?:can|could|would|will|may) (?:you|u|we|i) (?:(?:please|kindly|just|quickly|maybe|perhaps|also|then) )*\
                    |would you mind |you (?:can|could|may|should) |let'?s |let us |go ahead and |help me (?:to )?|is it possible to |do you think you (?:can|could) \
                    |i (?:want|need|would like|would love|'?d like|'?d love) you to \
                    |i ?(?:want|would like|would love|'?d like|'?d love|need) to (?=(?:see|know|find|view|look|check)\\b)\
                    |i ?(?:want|wanted|forgot|meant|would like|would love|'?d like|'?d love) to (?=(?:add|create|delete|remove|complete|mark|move|rename|change|undo|postpone|reschedule|tag|set|make)\\b))+\
                    """);

    private static final Pattern POLITE_END =
            ignoringCase(
                    "(?:,? (?:please|pls|plz|thanks|thank you|thx|thank you very much|thanks a lot|for me|if you can|would you|will you|as well|too|instead|after all|again))+$");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s.!?…,;]+$");

    private static Pattern ignoringCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Sentence of(String message) {
        var text = blanks(message);
        var end = PUNCTUATION.matcher(text);
        var isQuestion = end.find() && end.group().contains("?");
        var bare = end.replaceFirst("");
        var polite = POLITE_END.matcher(plain(bare));
        if (polite.find() && polite.start() > 0) {
            bare = PUNCTUATION.matcher(bare.substring(0, polite.start())).replaceFirst("");
        }
        var start = POLITE_START.matcher(plain(bare));
        return new Sentence(start.lookingAt() ? bare.substring(start.end()) : bare, isQuestion);
    }

    /** A message as it is, for what consists of polite words alone. */
    static Sentence unchanged(String message) {
        var text = blanks(message);
        return new Sentence(PUNCTUATION.matcher(text).replaceFirst(""), text.endsWith("?"));
    }

    private static String blanks(String message) {
        return BLANKS.matcher(message).replaceAll(" ").strip();
    }

    /**
     * @return the text with straight quotation marks; as long as {@link #typed}
     */
    String plain() {
        return plain(typed);
    }

    static String plain(String text) {
        return text.replaceAll("[’‘‛`´]", "'").replaceAll("[“”„‟«»「」]", "\"");
    }
}
