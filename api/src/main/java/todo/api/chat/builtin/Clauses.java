package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Several requests in one message: "finish the report and push the slides to friday". */
final class Clauses {

    /** Between two requests, wherever the second begins like one. */
    private static final Pattern BOUNDARY = Phrases.pattern("boundary");

    private static final Pattern REQUEST = Phrases.pattern("request");
    private static final Pattern NEVER_A_TASK = Phrases.pattern("never a task");
    private static final Pattern PUNCTUATION =
            Pattern.compile("(?i)(?:\\s*[,.!;:-]|\\s+so)\\s+(?!and|then)");
    private static final Pattern LAST = Pattern.compile("(?s)(.{1,80}?)[,.!?;:-] +(.+)");

    private final Dialogue dialogue;

    Clauses(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /**
     * @return empty unless there are several parts and all are requests
     */
    List<Intent.Plan> read(String message) throws IOException {
        var pieces = pieces(message);
        var plans = new ArrayList<Intent.Plan>();
        var lasting = 0;
        for (var piece : pieces.size() == 1 ? List.<String>of() : pieces) {
            var sentence = Sentence.of(piece);
            var plan = Grammar.read(sentence, dialogue);
            if (plan == null && !isIntroduction(piece, message)) {
                return List.of();
            }
            // A deletion ends the answer, because it has to be approved.
            var isDeletion = Grammar.isOf("delete", sentence, dialogue);
            plans.add(
                    isDeletion ? plans.size() : lasting++,
                    isIntroduction(piece, message) ? orIntroduced(piece, plan) : plan);
        }
        return plans;
    }

    private static boolean isIntroduction(String piece, String message) {
        return message.startsWith(piece)
                && PUNCTUATION.matcher(message.substring(piece.length())).lookingAt()
                && !REQUEST.matcher(Sentence.of(piece).typed()).lookingAt();
    }

    private List<String> pieces(String message) throws IOException {
        var pieces = new ArrayList<String>();
        var boundaries = BOUNDARY.matcher(Sentence.plain(message));
        var start = 0;
        while (boundaries.find()) {
            var piece = message.substring(start, boundaries.start());
            if (Items.isQuoted(message, boundaries.start())
                    || (Grammar.isOf("add", Sentence.of(piece), dialogue)
                            && (boundaries.group().contains(":")
                                    || (boundaries.group("soft") != null
                                            && belongs(
                                                    piece,
                                                    message.substring(boundaries.end())))))) {
                continue;
            }
            pieces.add(piece);
            start = boundaries.end();
        }
        pieces.add(message.substring(start));
        return pieces;
    }

    /** "Add milk and delete the old photos" adds two tasks, unless there is such a task. */
    private boolean belongs(String addition, String text) throws IOException {
        var next = BOUNDARY.matcher(text);
        var piece = next.find() ? text.substring(0, next.start()) : text;
        return Adding.isAnnounced(addition)
                || !(NEVER_A_TASK.matcher(Sentence.plain(piece)).lookingAt()
                        || (!Grammar.isOf("add", Sentence.of(piece), dialogue)
                                && Grammar.read(Sentence.of(piece), dialogue) != null
                                && !new TaskLookup(dialogue).mentioned(piece).isEmpty()));
    }

    /**
     * @return the request after the last comma or colon; empty if there is none
     */
    List<Intent.Plan> readLast(String message) throws IOException {
        var rest = LAST.matcher(message);
        for (var start = 0; rest.find(start) && rest.start() == start; start = rest.start(2)) {
            var before = message.substring(0, rest.start(2));
            var sentence = Sentence.of(rest.group(2));
            var isRequest = REQUEST.matcher(Sentence.of(before).typed()).lookingAt();
            var plan =
                    isRequest || Grammar.isOf("add", sentence, dialogue)
                            ? null
                            : Grammar.read(sentence, dialogue);
            if (plan != null) {
                return List.of(orIntroduced(before, null), plan);
            }
        }
        return List.of();
    }

    /** What comes before the first request may be none: "Wrong day, make it friday". */
    private Intent.Plan orIntroduced(String words, Intent.@Nullable Plan plan) {
        return () -> {
            try {
                if (plan != null) {
                    return plan.prepare();
                }
            } catch (Intent.NotUnderstood _) {
                // Words that only introduce.
            }
            introduce(words);
            return () -> {};
        };
    }

    /** "The dentist is ill, move it to friday": "it" is what was named before. */
    private void introduce(String words) throws IOException {
        var mentioned = new TaskLookup(dialogue).mentioned(words);
        if (!mentioned.isEmpty()) {
            dialogue.name(mentioned);
        } else if (Words.of(words).size() > 4) {
            throw new Intent.NotUnderstood();
        }
    }
}
