package todo.api;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpResponse;
import java.util.Objects;

/** Holds every answer that a test receives against {@code openapi.yaml}. */
public final class Contract {

    private static final String DOCUMENT =
            Objects.requireNonNull(Contract.class.getResource("/openapi.yaml")).toString();

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForSpecificationUrl(DOCUMENT).build();

    private Contract() {}

    public static OpenAPI document() {
        return new OpenAPIV3Parser().read(DOCUMENT);
    }

    /**
     * Fails the test unless the document foresees this answer: its form, and by name its status,
     * for only the unforeseen is left to {@code default}. What is asked of no route is no matter of
     * the document.
     */
    static void check(String method, String path, HttpResponse<String> answer) {
        var response = new SimpleResponse.Builder(answer.statusCode()).withBody(answer.body());
        answer.headers().map().forEach(response::withHeader);
        var report = VALIDATOR.validateResponse(path, Method.valueOf(method), response.build());
        var unknown =
                report.getMessages().stream()
                        .anyMatch(message ->
                                message.getKey().startsWith("validation.request.path.missing")
                                        || message.getKey()
                                                .startsWith(
                                                        "validation.request.operation.notAllowed"));
        if (report.hasErrors() && !unknown) {
            throw new AssertionError(
                    method
                            + " "
                            + path
                            + " → "
                            + answer.statusCode()
                            + "\n"
                            + SimpleValidationReportFormat.getInstance().apply(report)
                            + "\n"
                            + answer.body());
        }
        // Of a method that is not offered there is nothing to say.
        if (answer.statusCode() < 500
                && answer.statusCode() != 405
                && Operation.of(method, path)
                        .filter(operation -> !operation.foresees(answer.statusCode()))
                        .isPresent()) {
            throw new AssertionError(
                    "openapi.yaml has to name this answer of %s %s: %d %s"
                            .formatted(method, path, answer.statusCode(), answer.body()));
        }
    }
}
