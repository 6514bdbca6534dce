package fr.regain.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
  @Test
  void aReferentOfASchoolWhoIsTechnicianOfAllOfThem_readsTheReportsOfTheSchool() {
    Person person =
        new Person(
            7,
            "Inès",
            false,
            "::1",
            List.of(new Grant(Role.REFERENT, "/1/2/"), new Grant(Role.TECHNICIAN, "/1/")));

    assertThat(Readers.scope(person)).isEqualTo(new Scope(List.of("/1/2/")));
  }
}
