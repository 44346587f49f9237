package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.chat.Message;
import todo.api.chat.Role;

/**
 * What has to be answered. The answer to a question of the assistant leads back to the message that
 * was asked about, which is read again together with what was chosen.
 *
 * @param index of the message of the user
 * @param text of that message
 * @param chosen the tasks that the user has picked when asked which
 * @param isAgreed whether the user has said yes to an offer
 */
record UserRequest(int index, String text, List<TaskItem> chosen, boolean isAgreed) {

    static final String WHICH = "Which one do you mean?";
    static final String DID_YOU_MEAN = "Did you mean this one?";
    static final String WHEN = "When should it be due?";
    static final String WHAT = "What should I add?";
    static final String OFFER = "Shall I ";

    private static final Wording YES = Phrases.wording("yes");

    /** For an answer that goes on without a message. */
    static UserRequest none(int index) {
        return new UserRequest(index, "", List.of(), false);
    }

    static UserRequest of(List<Message> messages) {
        var index = messages.size() - 1;
        var chosen = new ArrayList<TaskItem>();
        var isAgreed = false;
        var added = "";
        while (true) {
            var text = messages.get(index).text() + added;
            var question = index >= 2 ? question(messages.get(index - 1)) : null;
            if (question == null || messages.get(index - 2).role() != Role.USER) {
                return new UserRequest(index, text, chosen, isAgreed);
            }
            var joint = question.equals(WHEN) ? " to " : question.equals(WHAT) ? " " : "";
            if (!joint.isEmpty()) {
                if (text.split(" ", -1).length > 8 || SmallTalk.isRefusal(text)) {
                    return new UserRequest(index, text, chosen, isAgreed);
                }
                added = joint + text;
            } else if (question.startsWith(OFFER)) {
                if (!isYes(text)) {
                    return new UserRequest(index, text, chosen, isAgreed);
                }
                isAgreed = true;
            } else {
                var picked = picked(text, Memory.of(messages.subList(index - 1, index)).shown());
                if (picked.isEmpty()) {
                    return new UserRequest(index, text, chosen, isAgreed);
                }
                chosen.addAll(picked);
            }
            index -= 2;
        }
    }

    /**
     * @return the last line of an answer that ends with a question and has changed nothing
     */
    private static @Nullable String question(Message message) {
        var text = message.text().strip();
        var last = text.substring(text.lastIndexOf('\n') + 1);
        return message.role() == Role.ASSISTANT
                        && !Memory.hasChanged(message)
                        && (last.equals(WHICH)
                                || last.equals(WHEN)
                                || last.equals(WHAT)
                                || last.equals(DID_YOU_MEAN)
                                || last.startsWith(OFFER))
                ? last
                : null;
    }

    private static List<TaskItem> picked(String text, List<TaskItem> shown) {
        if (isYes(text)) {
            return shown.size() == 1 ? shown : List.of();
        }
        var words = Sentence.of(text).typed();
        var picked = NumberedChoice.pick(words, shown);
        return picked == null ? described(words, shown) : picked;
    }

    /** "The one in Work", "the work one", or words of the title. */
    static List<TaskItem> described(String words, List<TaskItem> shown) {
        var asked = Words.stems(words);
        return shown.stream()
                .filter(task ->
                        Words.all(task.line()).stream()
                                .map(Words::stem)
                                .toList()
                                .containsAll(asked))
                .toList();
    }

    static boolean isYes(String text) {
        return YES.matches(text.strip());
    }
}
