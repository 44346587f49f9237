package todo.api.chat.builtin;

import org.jspecify.annotations.Nullable;

/** Recognises sentences of one kind. */
@FunctionalInterface
interface Intent {

    /**
     * @return null if the sentence says something else
     */
    @Nullable Plan read(Sentence sentence, Dialogue dialogue);
}
