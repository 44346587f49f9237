package todo.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("todo.http", "todo.api");

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
                .resideInAPackage("todo.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("todo.api..")
                .check(PRODUCT);
    }

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("todo.api.(*)..").should().beFreeOfCycles().check(PRODUCT);
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
