package todo.api.chat.builtin;

import java.io.IOException;

/** How to carry a request out. */
@FunctionalInterface
interface Plan {

    /**
     * Looks up all that the request needs and changes nothing: of several requests in one message
     * none is carried out if one of them is unclear.
     *
     * @throws Ended if something has to be asked first
     */
    Action prepare() throws IOException;

    /** Carries a request out and says so. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }
}
