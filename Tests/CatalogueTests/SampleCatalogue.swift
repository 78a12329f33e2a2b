/// A catalogue so small that each test sees what it changes.
enum SampleCatalogue {
    static let vocabulary = (
        name: "vocabulary.yaml",
        text: """
        identifiers:
          boat: {pattern: "B-[0-9]{2,3}", example: B-07, label: {es: bote, en: boat}}
        enums:
          Sail:
            label: {es: Vela, en: Sail}
            values:
              main: {es: Mayor, en: Main}
              fore-sail: {es: Foque, en: Fore sail}
        """
    )

    static let boats = (
        name: "boat.yaml",
        text: """
        aggregate: boat
        stream: "boat/{boatId}"
        label: {es: Bote, en: Boat}
        events:
          boat.launched:
            label: {es: Bote botado, en: Boat launched}
            help: {es: Un bote entra al agua., en: A boat enters the water.}
            roles: [secretariat]
            fields:
              boatId: {type: "id:boat", label: {es: Bote, en: Boat}}
              sails: {type: "[Sail]", max: 2, label: {es: Velas, en: Sails}}
              on: {type: date, optional: true, label: {es: Día, en: Day}}
            example: {boatId: B-07, sails: [main, fore-sail]}
        """
    )
}
