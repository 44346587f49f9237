package todo.api.chat.builtin;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a wording has recognised. */
@FunctionalInterface
interface Intent {

    /**
     * @return null if the sentence says something else
     */
    @Nullable Plan read(Wording.Parts said, Dialogue dialogue);

    /** How to carry a request out. */
    @FunctionalInterface
    interface Plan {

        /**
         * Looks up all that the request needs and changes nothing: of several requests in one
         * message none is carried out if one of them is unclear.
         *
         * @throws Ended if something has to be asked first
         * @throws NotUnderstood if the sentence means something else after all
         */
        Action prepare() throws IOException;
    }

    /** Carries a request out and says so. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** The answer is complete: a question has been asked, or the user has to approve a call. */
    final class Ended extends Signal {
        private static final long serialVersionUID = 1;
    }

    /** Only looking at the tasks or lists could tell that the sentence means something else. */
    final class NotUnderstood extends Signal {
        private static final long serialVersionUID = 1;
    }

    /** The sentence is about tasks that an earlier request of the same message adds. */
    final class NotYetAdded extends Signal {
        private static final long serialVersionUID = 1;
    }

    /** Ends a preparation; not a fault, and therefore without a stack trace. */
    abstract sealed class Signal extends RuntimeException
            permits Ended, NotUnderstood, NotYetAdded {
        private static final long serialVersionUID = 1;

        Signal() {
            super("", null, false, false);
        }
    }
}
