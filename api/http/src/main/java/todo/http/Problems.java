package todo.http;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;

/** Answers for the handler where it throws. */
public final class Problems implements Filter {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final BiFunction<Failure, Request, Response> failed;
    private final Function<Request, Response> unforeseen;

    /**
     * @param failed answers a failure
     * @param unforeseen answers anything else, whose cause is in the log under the request's id
     */
    public Problems(
            BiFunction<Failure, Request, Response> failed, Function<Request, Response> unforeseen) {
        this.failed = failed;
        this.unforeseen = unforeseen;
    }

    /**
     * @return problems as the API sends them
     */
    public static Problems json() {
        return new Problems(Problem::of, Problem::unforeseen);
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            try {
                return next.handle(request);
            } catch (Failure failure) {
                return failed.apply(failure, request);
            } catch (RuntimeException | StackOverflowError unexpected) {
                log.error("{} {} failed", request.method(), request.route(), unexpected);
                return unforeseen.apply(request);
            }
        };
    }
}
