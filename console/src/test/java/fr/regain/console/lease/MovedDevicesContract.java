package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.wave;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.device.DeviceService;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.site.OwnCalendar;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteRemoval;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that are elsewhere than when their campaign began. */
abstract class MovedDevicesContract extends DatabaseContract {
  private CampaignWorld world;
  private Device device;
  private Site office;
  private Site classroom;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
    office = site("Secrétariat", false);
    classroom = site("Salle 12", true);
    world.addDevices(1);
    device = world.device(0);
    move(office);
  }

  private Site site(String name, boolean sharedAccounts) {
    SiteService sites = new SiteService(database, clock);
    Site site = sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, name, null);
    world.campaigns.calendars.put(
        Person.CONSOLE, site.id(), new OwnCalendar(null, null, null, sharedAccounts));
    return site;
  }

  private void move(Site site) {
    database.update(
        dsl -> DeviceService.move(dsl, device.id, site.id(), site.name(), clock.instant()));
  }

  @Test
  void aLease_isForTheSiteWhereTheDeviceIsToday() {
    world.launched(wave(100));
    move(classroom);

    device.checkIn();

    assertThat(device.lease(LeaseMode.LEASE_MODE_CLEAN).getNotice()).isFalse();
  }

  @Test
  void aLeaseForTheSiteWhereTheDeviceWas_isTakenBack_andOneForItsNewSiteIsGiven() {
    UUID id = world.launched(wave(100));
    device.checkIn();
    Lease first = device.lease(LeaseMode.LEASE_MODE_CLEAN);
    assertThat(first.getNotice()).isTrue();
    move(classroom);

    device.checkIn();

    assertThat(device.dropped).containsExactly(WireId.of(first.getId()));
    assertThat(device.held).hasSize(1);
    assertThat(device.lease(LeaseMode.LEASE_MODE_CLEAN).getNotice()).isFalse();
    device.checkIn();
    device.clean(10);
    assertThat(world.state(id, device)).isEqualTo(ParticipantState.DONE);
  }

  @Test
  void aDeviceWhoseFirstSiteIsGone_checksIn_andIsGivenItsLease() {
    world.launched(wave(100));
    move(classroom);
    database.update(dsl -> SiteRemoval.remove(dsl, List.of(office.id())));
    clock.advance(LeaseMaker.CALENDARS_TRUSTED);

    device.checkIn();

    assertThat(device.holds(LeaseMode.LEASE_MODE_CLEAN)).isTrue();
  }
}
