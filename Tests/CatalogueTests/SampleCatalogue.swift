/// A catalogue so small that each test sees what it changes.
enum SampleCatalogue {
    static let vocabulary = (
        name: "vocabulary.yaml",
        text: """
        identifiers:
          boat: {pattern: "B-[0-9]{2,3}", example: B-07, label: {es: bote, en: boat}}
          port: {pattern: "[a-z]+", example: tolu, label: {es: puerto, en: port}, scoped: true}
          voyage: {pattern: "V-[0-9]{3}", example: V-001, label: {es: viaje, en: voyage}}
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

    static let voyages = (
        name: "voyage.yaml",
        text: """
        aggregate: voyage
        stream: "boat/{boatId}"
        label: {es: Viaje, en: Voyage}
        events:
          voyage.begun:
            label: {es: Viaje iniciado, en: Voyage begun}
            help: {es: Un bote zarpa., en: A boat sails.}
            roles: [secretariat]
            creates: voyageId
            when: [launched, laid-up]
            fields:
              voyageId: {type: "id:voyage", label: {es: Viaje, en: Voyage}}
              boatId: {type: "id:boat", label: {es: Bote, en: Boat}}
              convoy: {type: "[id:boat]", optional: true, label: {es: Convoy, en: Convoy}}
              from: {type: "id:port", label: {es: Puerto, en: Port}}
              after: {type: "id:voyage", optional: true, label: {es: Después de, en: After}}
              manifest: {type: object, label: {es: Carga, en: Manifest}}
            example:
              voyageId: V-002
              boatId: B-07
              from: tolu
              manifest: {tons: 12, fragile: true, code: "12", goods: [sal, {name: coco, seen: 2026-03-02}]}
        """
    )

    static let views = (
        name: "views.yaml",
        text: """
        records:
          BoatView:
            label: {es: Bote, en: Boat}
            fields: {boatId: {type: "id:boat", label: {es: Bote, en: Boat}}}
        views:
          boats: {record: BoatView, key: boatId, label: {es: Botes, en: Boats}, help: {es: "", en: Boats afloat.}}
          adrift: {record: BoatView, key: boatId, label: {es: A la deriva, en: Adrift}}
        """
    )
}
