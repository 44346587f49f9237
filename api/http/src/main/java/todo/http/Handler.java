package todo.http;

import todo.failure.Failure;

/**
 * Answers a request. Called on a virtual thread of its own, so it may block; it must be safe for
 * concurrent use.
 */
@FunctionalInterface
public interface Handler {

    /**
     * @return the response, whose body is written after this method has returned
     * @throws Failure to answer with an error
     */
    Response handle(Request request);
}
