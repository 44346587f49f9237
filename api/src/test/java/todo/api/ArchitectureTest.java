package todo.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("todo.failure", "todo.json", "todo.http", "todo.api");

    @Test
    void only_the_kernel_knows_the_jdks_server() {
        noClasses()
                .that()
                .resideOutsideOfPackage("todo.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(PRODUCT);
    }

    @Test
    void the_kernel_knows_no_feature() {
        noClasses()
                .that()
                .resideInAnyPackage("todo.failure", "todo.json", "todo.http", "todo.oauth")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("todo.api..")
                .check(PRODUCT);
    }

    @Test
    void only_the_faces_of_the_product_know_http() {
        noClasses()
                .that(areNoFaces())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("todo.http")
                .check(PRODUCT);
    }

    @Test
    void only_faces_tools_and_files_read_json() {
        noClasses()
                .that(areNoFaces())
                .and()
                .resideOutsideOfPackages("todo.api.transfer..", "todo.api.tool")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("todo.json.Fields")
                .check(PRODUCT);
    }

    /**
     * All but routes, JSON, MCP, chat, authentication, health, the API's page and what starts it.
     */
    private static DescribedPredicate<JavaClass> areNoFaces() {
        var names = Set.of("Auth", "App", "ApiMain", "ApiConfig", "Core", "RequestFilters");
        var packages =
                Set.of(
                        "todo.api.mcp",
                        "todo.api.chat",
                        "todo.api.chat.model",
                        "todo.api.chat.builtin",
                        "todo.api.health",
                        "todo.api.openapi");
        return DescribedPredicate.describe(
                "are no faces",
                type -> {
                    var outer = type;
                    while (outer.getEnclosingClass().isPresent()) {
                        outer = outer.getEnclosingClass().get();
                    }
                    var name = outer.getSimpleName();
                    return type.getPackageName().startsWith("todo.api")
                            && !packages.contains(type.getPackageName())
                            && !names.contains(name)
                            && !name.endsWith("Routes")
                            && !name.endsWith("Features")
                            && !name.endsWith("Json");
                });
    }

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("todo.api.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void conversations_know_no_particular_assistant() {
        noClasses()
                .that()
                .resideInAPackage("todo.api.chat")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("todo.api.chat.*..")
                .check(PRODUCT);
    }

    @Test
    void file_formats_do_not_know_the_routes() {
        noClasses()
                .that()
                .resideInAPackage("todo.api.transfer.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("todo.api.transfer")
                .check(PRODUCT);
    }

    @Test
    void importing_exporting_and_their_limits_know_no_file_format() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "todo.api.transfer.importing",
                        "todo.api.transfer.exporting",
                        "todo.api.transfer.limit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "todo.api.transfer.json",
                        "todo.api.transfer.csv",
                        "todo.api.transfer.todoist",
                        "todo.api.transfer.ical")
                .check(PRODUCT);
    }

    @Test
    void packages_of_transfer_do_not_depend_on_each_other_in_circles() {
        slices().matching("todo.api.transfer.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void only_the_database_package_prepares_statements() {
        noClasses()
                .that()
                .resideOutsideOfPackage("todo.api.database")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .check(PRODUCT);
    }

    @Test
    void nothing_pulls_in_the_desktop() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.beans..", "java.awt..", "javax.swing..")
                .check(PRODUCT);
    }
}
