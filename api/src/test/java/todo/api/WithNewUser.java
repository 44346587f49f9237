package todo.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One API for all tests of a class, with a new user for each. */
public abstract class WithNewUser {

    protected static TestApi api;

    /** Of the new user. */
    @SuppressWarnings("NullAway.Init")
    protected Client client;

    @BeforeAll
    static void startApi() {
        api = TestApi.start();
    }

    @AfterAll
    static void stopApi() {
        api.close();
    }

    @BeforeEach
    void registerUser() {
        client = api.newUser();
    }
}
