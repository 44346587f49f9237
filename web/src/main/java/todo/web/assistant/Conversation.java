package todo.web.assistant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.page.Page;
import todo.web.text.Language;
import todo.web.text.Texts;

/**
 * A conversation, as a page or beside a view.
 *
 * @param page null beside a view
 * @param id null for one that has not begun
 * @param title empty for one that has not begun
 * @param others all conversations, the last used first
 * @param draft what was typed and not sent; empty for none
 * @param alert why it was not sent; null for none
 */
public record Conversation(
        @Nullable Page page,
        Language language,
        Answerer answerer,
        @Nullable String id,
        String title,
        List<Entry> others,
        List<Message> messages,
        String draft,
        @Nullable String alert) {

    /** Of the menu of all conversations. */
    public record Entry(String id, String title) {}

    public Texts texts() {
        return language.texts();
    }

    /**
     * @return its path
     */
    public String path() {
        return id == null ? "/assistant/new" : "/assistant/" + id;
    }

    public String shownTitle() {
        return title.isEmpty() ? texts().assistant() : title;
    }

    /**
     * @return whether the message is the last: only that one can be asked again
     */
    public boolean isLast(Message message) {
        return message.id().equals(messages.getLast().id());
    }

    /**
     * @throws Failure.NotFound if there is no such message
     */
    Message message(String messageId) {
        var message = find(messageId);
        if (message == null) {
            throw new Failure.NotFound("This message does not exist.");
        }
        return message;
    }

    /**
     * @return null if there is no such message
     */
    @Nullable Message find(String messageId) {
        return messages.stream()
                .filter(message -> message.id().equals(messageId))
                .findFirst()
                .orElse(null);
    }

    Conversation with(@Nullable Page itsPage) {
        return new Conversation(
                itsPage, language, answerer, id, title, others, messages, draft, alert);
    }

    Conversation with(String typed, @Nullable String reason) {
        return new Conversation(
                page, language, answerer, id, title, others, messages, typed, reason);
    }

    /**
     * @return where the server is that answers, in a few words
     */
    public String origin() {
        var server = answerer.server();
        return server == null ? texts().staysHere() : texts().answersFrom(server);
    }

    /**
     * @return sentences to begin with; the built-in assistant knows English ones only
     */
    public List<String> examples() {
        return answerer.isBuiltIn()
                ? List.of(
                        "What is overdue?",
                        "Add buy milk tomorrow and call Ada on Friday",
                        "What did I finish this week?")
                : List.of(texts().exampleOverdue(), texts().exampleAdd(), texts().exampleWeek());
    }

    /**
     * @return whether to say that English is understood only
     */
    public boolean isEnglishOnly() {
        return answerer.isBuiltIn() && language != Language.ENGLISH;
    }
}
