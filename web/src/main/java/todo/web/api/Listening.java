package todo.web.api;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;

/** The answer to a request for a stream. */
sealed interface Listening {

    /** The stream itself. */
    record Open(ApiEventStream stream) implements Listening {

        @Override
        public void close() {
            stream.close();
        }
    }

    /** A problem in its place. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(byte[] problem) implements Listening {

        @Override
        public void close() {}
    }

    void close();

    /**
     * @param longest how many bytes of a line are kept
     */
    static BodySubscriber<Listening> to(ResponseInfo head, int longest) {
        if (head.statusCode() == 200) {
            var stream = new ApiEventStream(head.headers(), longest);
            return BodySubscribers.mapping(stream.new Subscriber(), Open::new);
        }
        return BodySubscribers.mapping(BodySubscribers.ofByteArray(), Refused::new);
    }
}
