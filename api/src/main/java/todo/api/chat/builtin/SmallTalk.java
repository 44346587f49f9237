package todo.api.chat.builtin;

import org.jspecify.annotations.Nullable;

/** Greetings, thanks, and what the assistant can do. */
final class SmallTalk {

    private static final Wording HELLO =
            Wording.of(
                    "(hello|hi|hey|hiya|howdy|good (morning|afternoon|evening|day)|greetings|yo|moin|servus|hello there|hi there|hey there|hi assistant|hallo)( (there|again|assistant|you))?[!. ]*");

    private static final Wording THANKS =
            Wording.of(
                    "(thanks|thank you|thx|ty|cheers|great|perfect|awesome|nice|cool|well done|good job|wonderful|excellent|lovely|good|brilliant|super|amazing)( (a lot|so much|very much|you|job|work|thanks|thank you|a bunch|for (that|your help|the help)))?[!,. ]*(thanks|thank you|thx|ty)?( (a lot|so much|very much|again))?");

    private static final Wording BYE =
            Wording.of(
                    "(bye|goodbye|bye bye|see you|see ya|good night|that's all|that is all|that's it|later|ciao)( (then|for now|later|thanks|for today))?");

    private static final Wording NO =
            Wording.of(
                    "(no|nope|nah|no thanks|no thank you|never mind|nevermind|forget it|cancel|cancel that|leave it|none|none of (them|those|these)|neither|don't|stop|rather not|not now|no don't|no, don't|skip it|abort)( (please|thanks|thank you|of them|bother))?");

    private static final Wording YES =
            Wording.of("(yes|yeah|yep|sure|ok|okay|yes please|do it|go ahead|fine|alright|right)");

    private static final Wording HELP =
            Wording.of(
                    "(help|help me|help please|i need help|commands|examples|instructions|usage|menu|[?])",
                    "(what|which things) (can|could|do) (you|u|i|this) (do|say|ask|understand|help with|type|write)( (here|for me|you|with|me with|about))?",
                    "what (are|can) (you|your) (able to do|capable of|functions|features|help me with|commands)( do)?",
                    "(how|what) (do|does|can) (i|you|this|it) (work|use you|use this|use it|talk to you|get started|start)",
                    "(who|what) (are|is) (you|this)",
                    ".*\\bwhat (can|do) you (do|understand)",
                    "(are you|you're) (a bot|a human|an ai|chatgpt|real)",
                    "how (do|can) i (add|complete|delete|move|rename|tag|reschedule|undo|use|create|change) .+",
                    "(what do you understand|what can you help( me)? with|show( me)?( some| the)? (help|examples|commands)|give me( some| an)? examples?)");

    private static final String EXAMPLES =
            """
            - **Add**: “add buy milk tomorrow and call Ada on Friday at 9”, “remind me to pay the rent”
            - **Look**: “what’s overdue?”, “show my Work list”, “anything tagged #home?”, “what’s next?”, “how many did I finish this week?”
            - **Do**: “I finished the report”, “done with milk”, “reopen it”
            - **Change**: “rename milk to oat milk”, “push the report to Monday”, “make the second one urgent”, “tag milk with #shopping”, “move it to Work”
            - **Undo**: “undo that”. Before I delete anything, I ask.\
            """;

    private SmallTalk() {}

    static @Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        var text =
                HELP.match(sentence) != null
                        ? "I work with your tasks. Some things that you can say:\n\n" + EXAMPLES
                        : HELLO.match(sentence) != null
                                ? "Hello! Ask for your tasks, for example “what’s due today?”, or say “help”."
                                : THANKS.match(sentence) != null
                                        ? "You’re welcome."
                                        : BYE.match(sentence) != null
                                                ? "Goodbye."
                                                : NO.match(sentence) != null
                                                        ? "All right, I change nothing."
                                                        : YES.match(sentence) != null
                                                                ? "There is nothing to decide. "
                                                                        + HINT
                                                                : null;
        return text == null ? null : () -> () -> dialogue.say(text);
    }

    static boolean isRefusal(String text) {
        return NO.match(Sentence.unchanged(text)) != null;
    }

    /** Examples for somebody who was not understood. */
    static final String HINT =
            "Try “add buy milk tomorrow”, “what’s due this week?” or “I finished the report”. “Help” shows more.";
}
