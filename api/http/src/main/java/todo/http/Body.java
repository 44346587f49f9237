package todo.http;

import java.io.IOException;

/** The body of a response: bytes, or a stream that is written while it is sent. */
public sealed interface Body {

    /** Sent with its length. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements Body {

        static final Bytes NONE = new Bytes(new byte[0]);
    }

    /**
     * Sent in chunks, on the thread that has handled the request. It holds no permit of {@link
     * LoadShedding} meanwhile, so a client that reads slowly delays nobody; for the same reason it
     * should hold no database connection while it writes.
     *
     * @param isLongLived whether it stays open to wait for events; the request's body is then
     *     forgotten before it is written
     * @param ending runs when it has ended
     */
    record Stream(Writer writer, boolean isLongLived, Ending ending) implements Body {

        static Stream of(Writer writer) {
            return new Stream(writer, false, complete -> {});
        }

        static Stream longLived(Writer writer) {
            return new Stream(writer, true, complete -> {});
        }

        Stream ended(Ending then) {
            return new Stream(
                    writer,
                    isLongLived,
                    complete -> {
                        ending.ended(complete);
                        then.ended(complete);
                    });
        }
    }

    /** Writes a stream. */
    @FunctionalInterface
    interface Writer {
        /**
         * Any exception aborts the connection, so that the client does not mistake a part for the
         * whole. (An HTTP/1.0 client cannot tell.)
         *
         * @param out flushed and closed by the caller
         * @throws IOException if the client is gone or reads too slowly
         */
        void write(TimedOutput out) throws IOException;
    }

    /** Runs once for each stream, even if nothing was written. */
    @FunctionalInterface
    interface Ending {
        /**
         * @param complete whether all of it was sent
         */
        void ended(boolean complete);
    }
}
