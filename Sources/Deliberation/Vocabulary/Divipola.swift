/// The codes of DIVIPOLA, the political and administrative division of Colombia: two digits for a department, five for a
/// municipality.
public enum Divipola {
    /// The 32 departments and the Capital District of Bogotá.
    public static let departments = Set(names.keys)

    private static let names: [String: String] = [
        "05": "Antioquia", "08": "Atlántico", "11": "Bogotá, D. C.", "13": "Bolívar", "15": "Boyacá", "17": "Caldas",
        "18": "Caquetá", "19": "Cauca", "20": "Cesar", "23": "Córdoba", "25": "Cundinamarca", "27": "Chocó",
        "41": "Huila", "44": "La Guajira", "47": "Magdalena", "50": "Meta", "52": "Nariño",
        "54": "Norte de Santander", "63": "Quindío", "66": "Risaralda", "68": "Santander", "70": "Sucre",
        "73": "Tolima", "76": "Valle del Cauca", "81": "Arauca", "85": "Casanare", "86": "Putumayo",
        "88": "Archipiélago de San Andrés, Providencia y Santa Catalina", "91": "Amazonas", "94": "Guainía",
        "95": "Guaviare", "97": "Vaupés", "99": "Vichada",
    ]

    /// The name of the department that a code is of or lies in.
    ///
    /// - Parameter code: two digits of a department, or five of a municipality.
    /// - Returns: the name; nil for a code of neither.
    public static func departmentName(of code: String) -> String? { names[String(code.prefix(2))] }

    /// Whether a code can be of a territory: a department, or a municipality of a known department.
    ///
    /// The municipalities themselves, more than a thousand and changing, are not listed.
    public static func isKnown(_ code: String) -> Bool {
        let digits = code.utf8
        guard digits.count == 2 || digits.count == 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return departments.contains(String(code.prefix(2)))
    }
}
