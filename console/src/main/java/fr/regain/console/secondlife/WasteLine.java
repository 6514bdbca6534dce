package fr.regain.console.secondlife;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the register of waste (arrêté du 31 mai 2021): a lot that a recycler took.
 *
 * @param lotId its number
 * @param lotName what people call it
 * @param on the day on which it left
 * @param ownerName whose waste it was
 * @param recycler who took it
 * @param address where that is
 * @param wasteCode code of the waste; empty: not said
 * @param trackingNumber of the waste tracking slip; empty: not said
 * @param pieces how many
 * @param grams what it weighed; null: not weighed
 */
public record WasteLine(
    long lotId,
    String lotName,
    LocalDate on,
    String ownerName,
    String recycler,
    String address,
    String wasteCode,
    String trackingNumber,
    long pieces,
    @Nullable Long grams) {}
